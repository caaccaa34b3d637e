import { createRoot } from "react-dom/client";
import { roomApi } from "../api/room";
import { now, pause } from "../api/time";
import { App } from "./App";
import { readPlace } from "./page/place";
import { startWords, switchWords } from "./page/words";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/controls.css";

/** Ruang aman begins. Until here the page's own text (numbers, 72 hours) stands without any script. */
async function start(holder: HTMLElement): Promise<void> {
  const place = readPlace(window);
  const indonesian = await startWords();
  const firstWords = place.language === "en" ? await switchWords("en").catch(() => indonesian) : indonesian;
  document.documentElement.lang = firstWords.language;
  // Should the whole page break, the help that stood here at first stands here again.
  const still = [...holder.childNodes].map((node) => node.cloneNode(true));
  const root = createRoot(holder, { onUncaughtError: () => void pause().then(() => holder.replaceChildren(...still)) });
  const empty = () => {
    root.unmount();
    holder.replaceChildren();
  };
  // A page brought back from the browser's memory must not show what a person before left on it.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
  root.render(<App api={roomApi(place.office)} place={place} firstWords={firstWords} now={now} empty={empty} />);
}

const holder = document.getElementById("root");
if (holder !== null) void start(holder);

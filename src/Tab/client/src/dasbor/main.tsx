import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./dasbor.css";
import { startTexts } from "./page/i18n";
import { readMeta } from "./page/meta";
import { isWaliPlace } from "./wali/place";

const meta = readMeta(document);
const root = document.getElementById("root");
if (root !== null) {
  await startTexts(meta.language === "en" ? "en" : "id");
  // Somebody outside the office has a page of her own, which members' pages need not carry.
  const Page = isWaliPlace(location.pathname) ? (await import("./wali/WaliApp")).WaliApp : App;
  createRoot(root).render(<Page meta={meta} />);
}

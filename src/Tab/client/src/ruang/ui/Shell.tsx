import type { ReactNode } from "react";
import { topOf, type Screen } from "../flow/screens";
import { useRoom } from "./context";
import { Icon, Mark } from "./Icon";
import { EmergencyLine } from "./Numbers";

/** Screens that carry the whole list of numbers themselves. */
const withList: readonly Screen[] = ["safety", "danger", "numbers", "minor", "selfharm"];

/** What never moves: the mark, Keluar cepat, and the numbers. */
export function Shell({ children }: { children: ReactNode }) {
  const { state, words, quit } = useRoom();
  const { say } = words;
  const top = topOf(state.stack);
  return (
    <div className={withList.includes(top) ? "room with-list" : "room"}>
      <a className="skip-link" href="#isi" onClick={(e) => { e.preventDefault(); document.querySelector("h1")?.focus(); }}>{say("room.nav.main")}</a>
      <div className="stays">
        <header className="top">
          <Mark />
          <span className="name">{say("room.name")}</span>
          <button type="button" className="button exit" onClick={quit} aria-label={say("room.exit.label")} data-testid="exit">
            <Icon name="exit" />{say("room.exit.button")}
          </button>
        </header>
        {!withList.includes(top) && <EmergencyLine />}
      </div>
      {children}
    </div>
  );
}

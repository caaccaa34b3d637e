import { useEffect, useRef, type ReactNode } from "react";
import { topOf, type Screen } from "../flow/screens";
import { nextChoice, ownNames } from "../page/words";
import { useRoom } from "./context";
import { Icon } from "./Icon";
import { HelpColumn } from "./Numbers";

type PageProps = {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
  /** The buttons at the foot: Berhenti always left, the one primary right. */
  foot?: ReactNode;
  /** Screens without Berhenti: those that are an end already. */
  stoppable?: boolean;
  /** Where Kembali stands: above the heading on the way, at the foot where it is the way out. */
  backwards?: "above" | "foot";
};

const withoutLinks: readonly Screen[] = ["sending", "cleared"];

/** One screen: one h1, which takes the focus when the screen appears, one column, and the foot. */
export function Page({ title, lead, children, foot, stoppable = true, backwards }: PageProps) {
  const { state, dispatch, back, words: { say } } = useRoom();
  const way = state.stack.length > 1 ? backwards : undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.body.dataset["stepped"] === undefined) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <div className="columns">
        <main id="isi">
          {way === "above" && <button type="button" className="link backwards" onClick={back} data-testid="back"><Icon name="backwards" />{say("room.nav.back")}</button>}
          <div className="head">
            <h1 ref={heading} tabIndex={-1}>{title}</h1>
            {lead !== undefined && <p className="lead">{lead}</p>}
          </div>
          {children}
          {!withoutLinks.includes(topOf(state.stack)) && <PageLinks />}
        </main>
        <HelpColumn />
      </div>
      {(stoppable || way === "foot" || foot !== undefined) && <footer className="foot">
        <div className="foot-row">
          {stoppable && <button type="button" className="button quiet" onClick={() => dispatch({ type: "go", to: "stop" })} data-testid="stop">{say("room.nav.stop")}</button>}
          {way === "foot" && <button type="button" className="button quiet" onClick={back} data-testid="back">{say("room.nav.back")}</button>}
          <div className="foot-end">{foot}</div>
        </div>
      </footer>}
    </>
  );
}

/** Numbers, privacy and language, within reach on every step. */
function PageLinks() {
  const { state, dispatch, place, switchLanguage, words: { say, choice } } = useRoom();
  const next = nextChoice(choice, place.languages);
  const link = (to: Screen, key: "room.nav.numbers" | "room.nav.privacy") =>
    topOf(state.stack) === to ? null : <button type="button" className="link" onClick={() => dispatch({ type: "go", to })}>{say(key)}</button>;
  return (
    <nav className="links" aria-label={say("room.page.title")}>
      {link("numbers", "room.nav.numbers")}
      {link("privacy", "room.nav.privacy")}
      <button type="button" className="link" lang={next} onClick={switchLanguage} data-testid="language">{ownNames[next]}</button>
    </nav>
  );
}

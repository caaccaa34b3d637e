import { hasTyped } from "../../telling/draft";
import { useRoom } from "../ui/context";
import { Primary } from "../ui/controls";
import { Keep } from "../ui/keep";
import { HelpList } from "../ui/Numbers";
import { Page } from "../ui/Page";

/** Berhenti: what was sent and what not, the way out, and the way back to every word. */
export function Stop() {
  const { state, dispatch, back, quit, along: { keeper }, words: { say } } = useRoom();
  const writing = hasTyped(state.draft);
  const body = state.trouble === "stopped-unknown" ? "room.stop.body.unknown" : state.found !== null ? "room.stop.body.case" : "room.stop.body";
  // Who walked back to the first screen before stopping is led to the words all the same.
  const stay = state.draft.text !== "" && !state.stack.includes("story") ? () => dispatch({ type: "go", to: "story" }) : back;
  return (
    <Page
      title={say("room.stop.title")}
      lead={say(body)}
      stoppable={false}
      foot={<>
        <button type="button" className="button quiet" onClick={quit} data-testid="discard">{say(writing && keeper === null ? "room.stop.discard" : "room.stop.leave")}</button>
        <Primary onClick={stay} testId="stay">{say(writing ? "room.stop.stay" : "room.stop.back")}</Primary>
      </>}
    >
      {state.found === null && <Keep at="stop" />}
      <HelpList />
      <p className="hint">{say("room.emergency")}</p>
    </Page>
  );
}

/** After a long silence. */
export function Cleared() {
  const { dispatch, words: { say } } = useRoom();
  return (
    <Page title={say("room.timeout.clean")} lead={say("room.timeout.cleared")} stoppable={false}
      foot={<Primary onClick={() => dispatch({ type: "go", to: "safety" })} testId="restart">{say("room.nav.start")}</Primary>}>
      <Keep at="cleared" />
      <HelpList />
    </Page>
  );
}

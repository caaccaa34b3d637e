import { useRoom } from "../ui/context";
import { Primary, Way } from "../ui/controls";
import { HelpList } from "../ui/Numbers";
import { Page } from "../ui/Page";

/** Screen 1: help first; two answers alike; neither is the "right" one. */
export function Safety() {
  const { dispatch, place, words: { say } } = useRoom();
  const exitHint = place.framed ? "room.exit.hint.teams" : place.dials ? null : "room.exit.hint.plain";
  return (
    <Page title={say("room.safety.question")} lead={say("room.welcome")}>
      <div className="pair">
        <button type="button" className="button equal" onClick={() => dispatch({ type: "forward" })} data-testid="safe-yes">{say("room.safety.yes")}</button>
        <button type="button" className="button equal" onClick={() => dispatch({ type: "go", to: "danger" })} data-testid="safe-no">{say("room.safety.doubt")}</button>
      </div>
      <HelpList />
      <p className="hint">{say("room.emergency")} {say("room.safety.screen")}{exitHint !== null && ` ${say(exitHint)}`}</p>
      <div className="ways">
        <Way to="return" icon="key" title="room.nav.return" />
        <Way to="hours" icon="heart" title="room.hours.title" />
        <Way to="minor" icon="person" title="room.age.link" />
        <Way to="selfharm" icon="listen" title="room.selfharm.link" />
      </div>
    </Page>
  );
}

/** After "Tidak, atau saya ragu": the numbers once more, and a way on that is never locked. */
export function Danger() {
  const { dispatch, words: { say } } = useRoom();
  return (
    <Page
      title={say("room.safety.help.title")}
      lead={say("room.safety.help.place")}
      foot={<Primary onClick={() => dispatch({ type: "forward" })} testId="next">{say("room.safety.help.continue")}</Primary>}
    >
      <HelpList />
      <p>{say("room.safety.help.trusted")}</p>
      <p className="soft">{say("room.safety.wait")}</p>
    </Page>
  );
}

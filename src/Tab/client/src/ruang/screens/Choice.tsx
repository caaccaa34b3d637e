import { useRoom } from "../ui/context";
import { Note, Way } from "../ui/controls";
import { OutsideServices } from "../ui/Numbers";
import { Page } from "../ui/Page";

/** Screen 3: what the person wants now. Each card is the act; none is the best. */
export function Choice() {
  const { office, place, words: { say } } = useRoom();
  const shut = office.kind === "closed" ? "room.about.closed" : office.kind === "untrusted" ? "room.readers.untrusted" : office.kind === "unable" ? "room.error.browser" : null;
  return (
    <Page title={say("room.choice.title")} lead={say("room.choice.hint")} backwards="above">
      <div className="cards">
        <Way to="info" icon="info" title="room.choice.info" about={say("room.choice.info.about")} testId="choose-info" />
        {shut === null && <Way to="story" icon="page" title="room.choice.report" about={say("room.choice.report.about")} testId="choose-report" />}
        <Way to="return" icon="key" title="room.nav.return" about={say("room.choice.return.about")} testId="choose-return" />
      </div>
      {shut === null ? <p className="hint">{say("room.choice.witness")}</p> : <Note icon="notice" tone="look"><p>{say(shut, { address: place.address })}</p><OutsideServices /></Note>}
    </Page>
  );
}

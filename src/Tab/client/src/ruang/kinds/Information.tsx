import { useRoom } from "../ui/context";
import { Way } from "../ui/controls";
import { Page } from "../ui/Page";
import { kindWords } from "./words";

/** Information only: nothing is asked of the server, and nothing is sent. */
export function Information() {
  const { words: { say, language } } = useRoom();
  const tell = kindWords(language);
  return (
    <Page title={say("room.choice.info")} lead={tell("room.choice.info.end")} stoppable={false} backwards="foot">
      <div className="ways">
        <Way to="numbers" icon="phone" title="room.numbers.title" />
        <Way to="hours" icon="clock" title="room.hours.title" />
        <Way to="rights" icon="heart" title="room.rights.title" />
      </div>
      <section className="block"><h2>{tell("room.info.how.title")}</h2><p>{tell("room.info.how.body")}</p></section>
      <section className="block"><h2>{tell("room.info.what.title")}</h2><p>{tell("room.info.what.body")} {tell("room.info.what.doubt")}</p></section>
    </Page>
  );
}

import type { Trouble } from "../flow/state";
import type { TextKey } from "../page/words";
import { useRoom } from "../ui/context";
import { Primary } from "../ui/controls";
import { OutsideServices } from "../ui/Numbers";
import { Page } from "../ui/Page";
import { StoryField } from "../ui/StoryField";

const titles: Record<Trouble, TextKey> = {
  "offline": "room.away.title",
  "refused": "room.away.title.server",
  "not-sealed": "room.away.title.seal",
  "unknown": "room.away.title",
  "stopped-unknown": "room.away.title",
};

/** Screen 8: what was not sent, and the text, whole, on the screen. Nothing is tried again unless the person asks. */
export function Away() {
  const { state, place, send, words: { say } } = useRoom();
  const trouble = state.trouble ?? "offline";
  const unknown = trouble === "unknown" || trouble === "stopped-unknown";
  return (
    <Page
      title={say(titles[trouble])}
      lead={say(trouble === "not-sealed" ? "room.error.seal" : unknown ? "room.away.unknown" : "room.away.nothing")}
      backwards="above"
      foot={<Primary onClick={send} testId="send-again">{say("room.away.again")}</Primary>}
    >
      <section className="card" aria-labelledby="away-do">
        <h2 id="away-do">{say("room.away.do")}</h2>
        <p>{say(trouble === "not-sealed" ? "room.away.seal.do" : trouble === "refused" ? "room.away.refused" : unknown ? "room.away.wait" : "room.away.keep", { address: place.address })}</p>
        {unknown && <p className="hint">{say("room.away.unknown.edit")}</p>}
      </section>
      <StoryField label={say("room.account.label")} hidden={state.covered} />
      <div className="soft"><p>{say("room.error.meanwhile")}</p><OutsideServices /></div>
    </Page>
  );
}

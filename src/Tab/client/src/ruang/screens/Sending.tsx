import type { Stage } from "../../telling/send";
import type { TextKey } from "../page/words";
import { useRoom } from "../ui/context";
import { Files } from "../ui/files";
import { Page } from "../ui/Page";

const stages: Record<Stage, TextKey> = { sealing: "room.sending.sealing", preparing: "room.sending.working", sending: "room.sending.sending" };

/** Between the button and the receipt. Says what happens; Berhenti stays where it was. */
export function Sending() {
  const { state, words: { say } } = useRoom();
  return (
    <Page title={say("room.sending.title")}>
      <p role="status" data-testid="stage">{say(stages[state.stage])}</p>
      <Files at="sending" />
      <p className="soft">{say("room.sending.stay")}</p>
    </Page>
  );
}

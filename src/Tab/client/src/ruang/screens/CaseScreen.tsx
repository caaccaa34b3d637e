import { useState } from "react";
import { longDay } from "../../telling/dates";
import { accountBytes, messageFits } from "../../telling/account";
import { ClosingQuestion, Control, Late, Question, Withdrawn } from "../back/CaseExtras";
import { WrittenDown } from "../back/WrittenDown";
import type { CaseView } from "../flow/case";
import type { TextKey } from "../page/words";
import { useRoom, type PostFault } from "../ui/context";
import { Note, Primary, Trouble, Way } from "../ui/controls";
import { Files } from "../ui/files";
import { OutsideServices } from "../ui/Numbers";
import { Page } from "../ui/Page";
import { privateField } from "../ui/StoryField";
import { Standing, Thread } from "./CaseParts";
import { ReaderChanges } from "./ReaderChanges";

/** Screen 7: status, next step and day; the thread; an answer beside its own button. */
export function CaseScreen({ view }: { view: CaseView }) {
  const { dispatch, words: { say, language } } = useRoom();
  const { summary } = view;
  return (
    <Page
      title={say("room.return.again")}
      lead={say("room.return.noretell")}
      foot={<button type="button" className="button trailing" onClick={() => dispatch({ type: "go", to: "done" })} data-testid="case-done">{say("room.nav.finish")}</button>}
    >
      <Standing view={view} />
      <Withdrawn view={view} />
      {summary.late && !summary.withdrawn && <Late view={view} />}
      <ClosingQuestion view={view} />
      <WrittenDown view={view} />
      <Thread view={view} />
      <ReaderChanges view={view} />
      {view.strange > 0 && <Note icon="notice" tone="look" testId="strange"><p>{say("room.return.tampered")}</p><OutsideServices /></Note>}
      <Question view={view} />
      <Reply closed={summary.status === "closed"} answered={view.entries.some((e) => !e.mine && e.body.kind !== "unknown")} />
      <p className="soft" data-testid="case-keep">{say("room.return.keep", { date: longDay(view.keep.eraseAfter, language) })}{view.keep.held && ` ${say("room.return.keep.held")}`}</p>
      <Control withdrawn={summary.withdrawn} />
      <div className="ways">
        <Way to="rights" icon="heart" title="room.rights.title" />
        <Way to="hours" icon="clock" title="room.hours.title" />
      </div>
    </Page>
  );
}

type Fault = PostFault | "empty" | "long";
const faults: Record<Fault, TextKey> = {
  "away": "room.return.reply.away", "tampered": "room.return.tampered", "not-sealed": "room.return.reply.unsealed", "empty": "room.return.reply.empty", "long": "room.return.reply.long",
};

/** Before anybody of the team has written there is nothing to answer: then it is a message. */
function Reply({ closed, answered }: { closed: boolean; answered: boolean }) {
  const { state, dispatch, post, words: { say } } = useRoom();
  const [phase, setPhase] = useState<"idle" | "busy" | "sent">("idle");
  const [fault, setFault] = useState<{ kind: Fault; turn: number } | null>(null);
  const text = state.reply;
  const label = say(answered ? "room.return.reply" : "room.return.message.new");

  async function send(kind: "message" | "reopen") {
    if (phase === "busy") return;
    const turn = (fault?.turn ?? 0) + 1;
    const early = kind === "message" && text.trim() === "" ? "empty" : accountBytes(text) > messageFits ? "long" : null;
    setPhase(early === null ? "busy" : "idle");
    setFault(early === null ? null : { kind: early, turn });
    if (early !== null) return;
    const result = await post({ kind, text });
    setPhase(result === null ? "sent" : "idle");
    if (result !== null) setFault({ kind: result, turn });
  }

  return (
    <section className="block" aria-label={label}>
      {closed && <p className="soft">{say("room.return.closed")}</p>}
      {fault !== null && <Trouble key={fault.turn}>{say(faults[fault.kind])}</Trouble>}
      <div className="field">
        <label htmlFor="reply">{label}</label>
        <textarea id="reply" rows={4} value={text} onChange={(e) => dispatch({ type: "reply", text: e.target.value })} {...privateField} data-testid="reply" />
      </div>
      {!closed && <Files at="reply" />}
      <div className="end">
        {closed
          ? <Primary onClick={() => void send("reopen")} testId="reopen" busy={phase === "busy"}>{say("room.return.close.reopen")}</Primary>
          : <Primary onClick={() => void send("message")} testId="send-reply" busy={phase === "busy"}>{say(answered ? "room.return.reply.send" : "room.return.message.send")}</Primary>}
      </div>
      <p role="status" className="soft">{phase === "busy" ? say("room.return.reply.sending") : phase === "sent" ? say("room.return.message.sent") : ""}</p>
    </section>
  );
}

import type { CaseView } from "../flow/case";
import { dayAfter, longDay, offsetOf } from "../../telling/dates";
import { withdrawalOf } from "../flow/summary";
import { useRoom } from "../ui/context";
import { Note } from "../ui/controls";
import { OutsideServices } from "../ui/Numbers";
import { closingAsked, questionAsked } from "./asked";
import { BackWay, Told } from "./Parts";
import { usePosting } from "./usePosting";
import { backWords } from "./words";

/** Days without a word after which a report closes by itself, for who chose that. */
const silenceDays = 30;

/** What the person can do with her report; once it is withdrawn, to go on with it first. The screens behind it come when one is asked for. */
export function Control({ withdrawn }: { withdrawn: boolean }) {
  const { words: { language } } = useRoom();
  const tell = backWords(language);
  return (
    <nav className="ways" aria-label={tell("back.control")}>
      {!withdrawn && <BackWay to="amend" icon="page" title={tell("back.amend.title")} />}
      {!withdrawn && <BackWay to="refer" icon="people" title={tell("back.refer.title")} about={tell("back.refer.way.about")} />}
      <BackWay to="opened" icon="eye" title={tell("back.opened.title")} />
      {!withdrawn && <BackWay to="consents" icon="key" title={tell("back.consent.title")} />}
      <BackWay to="withdraw" icon="lock" title={tell(withdrawn ? "back.withdraw.again" : "back.withdraw.title")} />
    </nav>
  );
}

/** Nobody answered in time: it is ours, and there are other people. The same words go to another officer without telling anew. */
export function Late({ view }: { view: CaseView }) {
  const { state, dispatch, words: { language } } = useRoom();
  const tell = backWords(language);
  const choose = () => {
    if (state.draft.text === "") dispatch({ type: "text", text: view.report?.text ?? "" });
    dispatch({ type: "go", to: "limits" });
  };
  return (
    <Note icon="info" tone="look" testId="late">
      <p>{tell(view.report?.contact?.choice === "channel" ? "back.late.contact" : "back.late")}</p>
      <div><button type="button" className="button" onClick={choose} data-testid="late-other">{tell("back.late.other")}</button></div>
      <p className="hint">{tell("back.late.other.about")}</p>
      <p>{tell("back.late.outside")}</p>
      <OutsideServices />
    </Note>
  );
}

export function Withdrawn({ view }: { view: CaseView }) {
  const { words: { language } } = useRoom();
  const tell = backWords(language);
  const standing = withdrawalOf(view.entries);
  if (standing === null) return null;
  return <Note icon="lock" testId="withdrawn"><p>{tell("back.withdraw.done")} {tell("back.withdraw.time")}</p>{standing.erase && view.keep.held && <p>{tell("back.withdraw.held")}</p>}</Note>;
}

/** A question of an officer above the field in which it is answered. */
export function Question({ view }: { view: CaseView }) {
  const { words: { say, language } } = useRoom();
  const tell = backWords(language);
  const asked = questionAsked(view.entries);
  if (asked === null) return null;
  return (
    <Note icon="listen" tone="tint" testId="question">
      <p className="hint">{tell("back.question", { name: asked.name ?? say("room.return.officer") })}</p>
      <p className="verbatim">{asked.text}</p>
    </Note>
  );
}

/** Whether the report may be closed: three equal answers, and none is an answer too. */
export function ClosingQuestion({ view }: { view: CaseView }) {
  const { now, words: { say, language } } = useRoom();
  const tell = backWords(language);
  const posting = usePosting();
  const asked = closingAsked(view.entries);
  const until = dayAfter(now(), silenceDays, offsetOf(view.nextNotice));
  if (asked === null) return posting.phase === "sent" ? <p role="status" className="soft">{tell("back.close.told")}</p> : null;
  const answer = (agree: "yes" | "no" | "silence") => void posting.send({ kind: "agree-close", agree, ...(agree === "silence" ? { until } : {}) });
  return (
    <section className="block" aria-labelledby="close-title" data-testid="close-asked">
      <h2 id="close-title">{tell("back.close.ask")}</h2>
      <p className="soft">{asked.name ?? say("room.return.officer")}</p>
      {asked.text.trim() !== "" && <p className="verbatim">{asked.text}</p>}
      <div className="pair">
        <button type="button" className="button equal" onClick={() => answer("yes")} data-testid="close-yes">{tell("back.close.yes")}</button>
        <button type="button" className="button equal" onClick={() => answer("no")} data-testid="close-no">{tell("back.close.no")}</button>
        <button type="button" className="button equal" onClick={() => answer("silence")} data-testid="close-silence">{tell("back.close.silence", { date: longDay(until, language) })}</button>
      </div>
      <p className="hint">{tell("back.close.again")}</p>
      <Told posting={posting} />
    </section>
  );
}

import type { Attached } from "../../attached/att";
import { shownName } from "../../attached/names";
import { sizeText } from "../../attached/sizes";
import { learn } from "../page/words";
import type { CaseView } from "../flow/case";
import type { Entry } from "../flow/summary";
import { longDay } from "../../telling/dates";
import { questionAsked } from "../back/asked";
import { lineOf } from "../back/lines";
import type { TextKey } from "../page/words";
import { useRoom } from "../ui/context";
import { Note } from "../ui/controls";
import { Later } from "../ui/later";
import { statusText, stepText } from "./standingWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

learn({ id, en });

/** Status, next step, who, and a day; a closed report names no day, since nobody will write there unless it is opened again. */
export function Standing({ view }: { view: CaseView }) {
  const { words: { say, language } } = useRoom();
  const { status, by, lookOn } = view.summary;
  const line = (key: TextKey, value: string, testId: string) => <div><dt>{say(key)}</dt><dd data-testid={testId}>{value}</dd></div>;
  return (
    <Note icon="calendar" tone="tint" testId="standing">
      <dl className="standing">
        {line("room.return.status", statusText(view, say), "case-status")}
        {line("room.return.step", stepText(view, say), "case-next")}
        {by !== null && line("room.return.who", by, "case-who")}
        {status !== "closed" && line("room.receipt.day", longDay(lookOn, language), "case-day")}
      </dl>
    </Note>
  );
}

/** The thread, oldest first; the person's own account stands folded at its head. */
export function Thread({ view }: { view: CaseView }) {
  const { words: { say } } = useRoom();
  const text = view.report?.text ?? "";
  return (
    <section className="block" aria-labelledby="thread-title">
      <h2 id="thread-title">{say("room.return.messages")}</h2>
      <details className="more own-account" data-testid="own-account">
        <summary>{say("room.return.account")}</summary>
        <p className="verbatim">{text === "" ? say("room.return.account.empty") : text}</p>
        <SentFiles files={view.files} />
      </details>
      {view.entries.length === 0 && <p className="soft">{say("room.return.none")}</p>}
      <ol className="thread" data-testid="thread">{view.entries.map((entry, i) => <Bubble key={i} entry={entry} view={view} />)}</ol>
    </section>
  );
}

function Bubble({ entry, view }: { entry: Entry; view: CaseView }) {
  const { words: { say, language } } = useRoom();
  const { body, mine, name } = entry;
  const words = () => {
    if (body.kind === "unknown") return <Later part="line" line={{ by: entry.by, raw: body.raw, view }} otherwise={say("room.return.unknown")} />;
    // The open question stands above the field in which it is answered, and once is enough.
    const open = body.kind === "answer" && questionAsked(view.entries)?.text === body.question;
    return lineOf(open ? { ...body, question: undefined } : body, mine, say, language);
  };
  return (
    <li className={mine ? "bubble mine" : "bubble"}>
      <span className="from">{mine ? say("room.return.you") : (name ?? say("room.return.officer"))}</span>
      <span className="verbatim">{words()}</span>
      <SentFiles files={entry.files} />
    </li>
  );
}

/** What the person sent along, by the names that she gave: they lie inside the sealed words, and she alone and the readers see them. */
function SentFiles({ files }: { files: readonly Attached[] }) {
  const { words: { say, language } } = useRoom();
  if (files.length === 0) return null;
  return (
    <div data-testid="sent-files">
      <span className="hint">{say("room.return.files")}</span>
      <ul className="hint verbatim">{files.map(({ id, name, size }) => <li key={id}><bdi>{shownName(name) || say("room.return.files.unnamed")}</bdi> · {sizeText(size, language)}</li>)}</ul>
    </div>
  );
}

import { Field, Input, Textarea } from "@fluentui/react-components";
import type { Session } from "../../../api/dashboardSchemas";
import { Notice } from "../../parts/Notice";
import { FollowUpRows } from "./FollowUpRows";
import type { Lent, Notes } from "./papersApi";
import { Photos } from "./Photos";
import { QuestionRows } from "./QuestionRows";
import { Take } from "./Take";
import type { NotesState } from "./useNotes";
import { useTell, type PapersKey } from "./words";

type Props = { api: Lent; session: Session; state: NotesState };

const meetings: readonly Session["kind"][] = ["coordination", "team-meeting", "plenary"];
const short: readonly [keyof Notes & ("chair" | "taker"), PapersKey][] = [["chair", "papers.chair"], ["taker", "papers.taker"]];
const long: readonly [keyof Notes & ("course" | "conclusion" | "suggestion" | "obstacles"), PapersKey][] =
  [["course", "papers.course"], ["conclusion", "papers.conclusion"], ["suggestion", "papers.suggestion"], ["obstacles", "papers.obstacles"]];

/** "Selesaikan kegiatan": photo, counts, questions, follow-ups. All papers come of these in one file; what else they can hold waits folded. */
export function FinishCard({ api, session, state }: Props) {
  const { notes, photos, type, settle, look } = state;
  const { tell } = useTell();
  const take = { api, session: session.id, settle };
  const shown = { api, session: session.id, photos, changed: look };
  return (
    <section className="card stack" aria-labelledby="selesaikan" data-testid="papers-finish">
      <div className="stack-close"><h3 id="selesaikan" className="small-title">{tell("papers.finish")}</h3><p className="soft">{tell("papers.finish.lead")}</p></div>
      <Notice tone="warn">{tell("papers.nocase")}</Notice>
      <Photos {...shown} kind="list" />
      <div className="fields-two">
        <Field label={tell("papers.men")}><Input inputMode="numeric" autoComplete="off" value={notes.men === null ? "" : String(notes.men)} onChange={(_, { value }) => type({ men: countOf(value) })} data-testid="papers-men" /></Field>
        <Field label={tell("papers.women")}><Input inputMode="numeric" autoComplete="off" value={notes.women === null ? "" : String(notes.women)} onChange={(_, { value }) => type({ women: countOf(value) })} data-testid="papers-women" /></Field>
      </div>
      <QuestionRows rows={notes.questions} change={(questions) => type({ questions })} />
      <FollowUpRows rows={notes.followUps} change={(followUps) => type({ followUps })} />
      <details>
        <summary>{tell("papers.more")}</summary>
        <div className="stack">
          {short.map(([name, label]) => <Field key={name} label={tell(label)}><Input value={notes[name]} onChange={(_, { value }) => type({ [name]: value })} autoComplete="off" /></Field>)}
          {long.map(([name, label]) => <Field key={name} label={tell(label)}><Textarea rows={3} resize="vertical" value={notes[name]} onChange={(_, { value }) => type({ [name]: value })} /></Field>)}
          <Photos {...shown} kind="activity" />
        </div>
      </details>
      <p className="hint">{tell("papers.empty")}</p>
      <Take {...take} file="semua.zip" label="papers.make" done="papers.make.done" primary />
      <div className="row">
        <Take {...take} file="notula.docx" label="papers.minutes" />
        <Take {...take} file="laporan.docx" label="papers.report" />
        {meetings.includes(session.kind) && <Take {...take} file="kesepakatan.docx" label="papers.agreed" />}
      </div>
    </section>
  );
}

/** Digits alone; nothing is nothing, not none. */
function countOf(typed: string): number | null {
  const digits = typed.replace(/\D/g, "").slice(0, 5);
  return digits === "" ? null : Number(digits);
}

import { Field, Input, Textarea } from "@fluentui/react-components";
import type { Session } from "../../../api/dashboardSchemas";
import type { Lent } from "./papersApi";
import { Take } from "./Take";
import type { NotesState } from "./useNotes";
import { useTell } from "./words";

type Props = { api: Lent; session: Session; state: NotesState };

/** Surat undangan and daftar hadir: what the planner does not know of them yet. */
export function LetterCard({ api, session, state: { notes, type, settle } }: Props) {
  const { tell } = useTell();
  const take = { api, session: session.id, settle };
  return (
    <section className="card stack" aria-labelledby="surat-undangan" data-testid="papers-letter">
      <h3 id="surat-undangan" className="small-title">{tell("papers.letter")}</h3>
      <Field label={tell("papers.recipients")} hint={tell("papers.recipients.hint")}>
        <Textarea rows={4} resize="vertical" value={notes.recipients.join("\n")} onChange={(_, { value }) => type({ recipients: linesOf(value) })} autoComplete="off" data-testid="papers-recipients" />
      </Field>
      <details>
        <summary>{tell("papers.letter.more")}</summary>
        <div className="stack">
          <Field label={tell("papers.basis")} hint={tell("papers.basis.hint")}><Textarea rows={2} resize="vertical" value={notes.basis.join("\n")} onChange={(_, { value }) => type({ basis: linesOf(value) })} /></Field>
          <Field label={tell("papers.dress")}><Input value={notes.dress} onChange={(_, { value }) => type({ dress: value })} autoComplete="off" /></Field>
          <Field label={tell("papers.note")}><Input value={notes.note} onChange={(_, { value }) => type({ note: value })} autoComplete="off" /></Field>
          <Field label={tell("papers.contact")}><Input value={notes.contact} onChange={(_, { value }) => type({ contact: value })} autoComplete="off" /></Field>
          <Field label={tell("papers.copies")}><Textarea rows={2} resize="vertical" value={notes.copies.join("\n")} onChange={(_, { value }) => type({ copies: linesOf(value) })} /></Field>
        </div>
      </details>
      <p className="hint">{tell("papers.letter.draft")}</p>
      <div className="row"><Take {...take} file="undangan.docx" label="papers.invitation" /><Take {...take} file="daftar-hadir.docx" label="papers.list" /></div>
    </section>
  );
}

/** Empty lines stay while somebody types; papers leave them out. */
function linesOf(typed: string): string[] {
  return typed === "" ? [] : typed.split("\n");
}

import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useText, type TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { Heading } from "../../parts/Heading";
import { Notice } from "../../parts/Notice";
import { useTell } from "../words";
import type { Late, Wave, WavesApi } from "../wavesApi";
import { ColumnsForm } from "./ColumnsForm";
import { findHead, type Columns, type Head } from "./columns";
import { decode } from "./decode";
import { Found } from "./Found";
import { readCsv, type Row } from "./readCsv";
import { sift, type Sifted } from "./sift";
import { LateAdded } from "./LateAdded";
import { upload, uploadLate } from "./upload";

const largestBytes = 20_000_000;

type Step =
  | { at: "choose"; fault?: "import.empty" | "import.large" }
  | { at: "reading"; share: number }
  | { at: "columns"; rows: Row[]; head: Head }
  | { at: "found"; rows: Row[]; columns: Columns; head: Head; sifted: Sifted; twins: boolean }
  | { at: "sending"; share: number }
  | { at: "already"; id: string }
  | { at: "late"; late: Late };

/** With `late`, the wave that is made and to which the list is added. */
type Props = { api: WavesApi; back: () => void; open: (id: string) => void; late?: Wave };

/** From a file to a wave: what is not needed stays in this page, and nothing is imported before all of it is. */
export function ImportPage({ api, back, open, late }: Props) {
  const { t } = useText();
  const { tell } = useTell();
  const [title, setTitle] = useState("");
  const [step, setStep] = useState<Step>({ at: "choose" });
  const [away, setAway] = useState<TextKey | null>(null);
  const [again, setAgain] = useState(0);
  const [kept, setKept] = useState<Extract<Step, { at: "found" }> | null>(null);

  async function read(file: File | undefined) {
    if (file === undefined) return;
    if (file.size > largestBytes) return setStep({ at: "choose", fault: "import.large" });
    setStep({ at: "reading", share: 0 });
    if (title === "") setTitle(file.name.replace(/\.\w+$/, "").replace(/\d{9,}/g, "").slice(0, 120));
    const all = await readCsv(decode(new Uint8Array(await file.arrayBuffer())), (share) => setStep({ at: "reading", share }));
    const head = findHead(all);
    const rows = all.slice(head.row + 1);
    setStep(rows.length === 0 ? { at: "choose", fault: "import.empty" } : { at: "columns", rows, head });
  }

  async function look(rows: Row[], head: Head, columns: Columns, twins: boolean) {
    setStep({ at: "found", rows, head, columns, twins, sifted: await sift(rows, columns, twins) });
  }

  async function send(found: Extract<Step, { at: "found" }>, times: number) {
    setKept(found);
    setAway(null);
    setStep({ at: "sending", share: 0 });
    try {
      if (late !== undefined) {
        const added = await uploadLate(api, late.id, found.sifted.people, found.sifted.bad.length, (share) => setStep({ at: "sending", share }));
        return setStep({ at: "late", late: added });
      }
      const { id, already } = await upload(api, title.trim(), found.sifted.people, found.sifted.bad.length, times, (share) => setStep({ at: "sending", share }));
      if (already) setStep({ at: "already", id });
      else open(id);
    } catch (reason) {
      setAway(faultKey(reason));
      setStep(found);
    }
  }

  return (
    <main className="page page-form" data-testid="wave-import">
      <Button className="back link" appearance="transparent" onClick={back} data-testid="import-back">{tell("action.back")}</Button>
      <Heading>{late === undefined ? tell("import.title") : tell("late.title", { title: late.title })}</Heading>
      {late !== undefined && <p className="soft">{tell("late.about")}</p>}
      <Notice tone="tint"><p>{tell("import.kept")}</p><p>{tell("import.erased")}</p></Notice>
      {away !== null && <Notice tone="warn" live testId="import-away"><p>{tell("import.stopped")}</p><p>{t(away)}</p></Notice>}
      {step.at === "choose" && (
        <section className="card stack">
          <Field label={tell("import.choose")} hint={tell("import.choose.hint")} {...(step.fault === undefined ? {} : { validationMessage: tell(step.fault), validationState: "error" as const })}>
            {(control) => <input {...control} type="file" accept=".csv,.txt,.tsv,text/csv" onChange={(change) => void read(change.target.files?.[0])} data-testid="import-file" />}
          </Field>
        </section>
      )}
      {step.at === "reading" && <Progress label={tell("import.reading")} share={step.share} />}
      {step.at === "columns" && <ColumnsForm head={step.head} example={step.rows[0]?.cells ?? []} cancel={() => setStep({ at: "choose" })} chosen={(columns) => void look(step.rows, step.head, columns, false)} />}
      {step.at === "found" && (
        <Found sifted={step.sifted} twins={step.twins} setTwins={(twins) => void look(step.rows, step.head, step.columns, twins)} cancel={() => setStep({ at: "columns", rows: step.rows, head: step.head })}
          ready={late !== undefined || title.trim() !== ""} send={() => void send(step, again)}>
          {late === undefined && <Field label={tell("import.name")} hint={tell("import.name.hint")} required><Input value={title} maxLength={120} onChange={(_, { value }) => setTitle(value)} data-testid="import-title" /></Field>}
        </Found>
      )}
      {step.at === "sending" && <Progress label={tell("import.sending")} share={step.share} />}
      {step.at === "late" && <LateAdded late={step.late} back={back} />}
      {step.at === "already" && (
        <Notice tone="warn" live testId="import-already">
          <p>{tell("import.already")}</p>
          <div className="actions actions-start">
            <Button appearance="primary" onClick={() => open(step.id)}>{tell("import.open")}</Button>
            {kept !== null && <Button onClick={() => { setAgain(again + 1); void send(kept, again + 1); }} data-testid="import-again">{tell("import.again")}</Button>}
          </div>
        </Notice>
      )}
    </main>
  );
}

function Progress({ label, share }: { label: string; share: number }) {
  return (
    <section className="card stack-close" role="status">
      <label className="stack-close">{label}<progress value={share} max={1} data-testid="import-progress" /></label>
    </section>
  );
}

import { Button, Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { now } from "../../api/time";
import { save } from "../cases/export/leave";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { dayOf } from "../time/officeTime";
import { lastOver, lengths, periodsOf, type Length, type Period } from "./periods";
import { useTell } from "./words";

/** Years back: sessions of earlier ones are erased (docs/retention.md). */
const yearsBack = 2;
const roman = ["I", "II", "III", "IV"];

/** The report to the province as a document: a time is chosen, the counts come from what is on record, and the rest is written by hand. */
export function PeriodicPage({ api, back }: { api: DashboardApi; back: () => void }) {
  const { t } = useText();
  const { tell, language } = useTell();
  const [today] = useState(() => dayOf(now()));
  const [length, setLength] = useState<Length>("quarter");
  const [chosen, setChosen] = useState(() => lastOver("quarter", today));
  const [fault, setFault] = useState<TextKey | null>(null);
  const [busy, setBusy] = useState(false);
  const thisYear = Number(today.slice(0, 4));
  const periods = periodsOf(length, chosen.year, today);

  async function take() {
    if (busy) return;
    setBusy(true);
    setFault(null);
    const name = `laporan-berkala-${chosen.code}.docx`;
    try {
      save(await api.file(`/periodic/${name}/take`), name);
    } catch (reason) {
      setFault(faultKey(reason));
    }
    setBusy(false);
  }
  const nameOf = ({ part }: Period) => (length === "month" ? new Intl.DateTimeFormat(language === "en" ? "en-GB" : "id-ID", { timeZone: "UTC", month: "long" }).format(Date.UTC(2026, part - 1, 1))
    : length === "year" ? tell("periodic.whole") : tell(length === "half" ? "periodic.half" : "periodic.quarter", { part: roman[part - 1] ?? part }));

  return (
    <main className="page page-form" data-testid="periodic">
      <Button className="back link" appearance="transparent" onClick={back}>{t("outreach.back")}</Button>
      <Heading>{tell("periodic.title")}</Heading>
      <section className="card stack" aria-labelledby="masa">
        <div className="stack-close"><h2 id="masa" className="small-title">{tell("periodic.choose")}</h2><p className="soft">{tell("periodic.lead")}</p></div>
        <div className="fields-three">
          <Field label={tell("periodic.length")}><Select value={length} data-testid="periodic-length" onChange={(_, { value }) => { setLength(value as Length); setChosen(lastOver(value as Length, today)); }}>{lengths.map((one) => <option key={one} value={one}>{tell(`periodic.length.${one}`)}</option>)}</Select></Field>
          <Field label={tell("periodic.year")}><Select value={String(chosen.year)} data-testid="periodic-year" onChange={(_, { value }) => setChosen({ year: Number(value), code: periodsOf(length, Number(value), today)[0]?.code ?? value })}>{Array.from({ length: yearsBack + 1 }, (_, ago) => thisYear - ago).map((year) => <option key={year} value={year}>{year}</option>)}</Select></Field>
          <Field label={tell("periodic.part")}><Select value={chosen.code} data-testid="periodic-part" onChange={(_, { value }) => setChosen({ ...chosen, code: value })}>{periods.map((period) => <option key={period.code} value={period.code}>{nameOf(period)}</option>)}</Select></Field>
        </div>
        {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
        <Button className="self-start" appearance="primary" disabledFocusable={busy} onClick={() => void take()} data-testid="periodic-take">{tell("periodic.take")}</Button>
        <p className="hint">{tell("periodic.numbers")}</p>
      </section>
      <section className="card stack-close" aria-labelledby="isinya">
        <h2 id="isinya" className="small-title">{tell("periodic.holds")}</h2>
        <ul className="numbered">{(["sessions", "reach", "pledges", "media", "meetings", "rest"] as const).map((part) => <li key={part}>{tell(`periodic.holds.${part}`)}</li>)}</ul>
      </section>
    </main>
  );
}

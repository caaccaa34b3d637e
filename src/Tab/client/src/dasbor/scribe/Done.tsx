import { Button } from "@fluentui/react-components";
import type { Home } from "../../api/dashboardSchemas";
import { receiptGroups } from "../../telling/receipt";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { longDay } from "../time/officeTime";
import type { Way } from "./paper";
import { Say } from "./parts";
import { useTell } from "./words";

/** What is left once it is sealed: no word of the account. `receipt` is null for a person who takes no code; `isHere`: the officers are at the office's help desk. */
export type Sealed = { receipt: string | null; way: Way; lookOn: string | null; officers: string; isHere: boolean };

/** The number to hand over, bare, and what the person shall know before going. */
export function Done({ sealed, posko, finish }: { sealed: Sealed; posko: Home["posko"]; finish: () => void }) {
  const { tell, language } = useTell();
  const { receipt, way, lookOn, officers, isHere } = sealed;
  const lines = [
    tell("scribe.goes.fault"),
    ...(isHere && posko !== null
      ? [tell("scribe.officer", { name: officers, place: posko.place, hours: posko.hours }), tell("scribe.officer.contact", { contact: posko.contact })]
      : [tell("scribe.officer.only", { name: officers })]),
    ...(lookOn === null ? [] : [tell("scribe.goes.day", { date: longDay(lookOn, language) })]),
  ];
  return (
    <main className="page page-narrow" data-testid="scribe-done">
      <Heading>{tell("scribe.done.title")}</Heading>
      <p>{tell("scribe.done.clear")}</p>
      {receipt === null ? <Notice tone="plain" testId="scribe-no-code">{tell("scribe.receipt.none")}</Notice> : <Code receipt={receipt} />}
      <Say lines={lines} title="scribe.goes.title" testId="scribe-goes" />
      {way === "whatsapp" && <Notice tone="warn" testId="scribe-delete-chat">{tell("scribe.whatsapp.delete")}</Notice>}
      <div className="actions">
        {receipt !== null && <Button size="large" onClick={() => window.print()} data-testid="scribe-print">{tell("scribe.receipt.print")}</Button>}
        <Button appearance="primary" size="large" onClick={finish} data-testid="scribe-finish">{tell("scribe.finish")}</Button>
      </div>
    </main>
  );
}

/** On paper only the digits: no heading, no office, no word. */
function Code({ receipt }: { receipt: string }) {
  const { tell } = useTell();
  const groups = receiptGroups(receipt);
  return (
    <section className="card stack" aria-labelledby="kode-orangnya">
      <h2 id="kode-orangnya" className="small-title">{tell("scribe.receipt.title")}</h2>
      <Say lines={[tell("scribe.receipt")]} />
      <ol className="digits" data-testid="scribe-receipt">
        {groups.map((group, at) => <li key={at}><span className="digits-number" aria-hidden="true">{at + 1}</span><span className="digits-group" role="img" aria-label={tell("scribe.receipt.part", { number: at + 1, digits: [...group].join(" ") })}>{group}</span></li>)}
      </ol>
      <p className="hint">{tell("scribe.receipt.keep")}</p>
      <p className="print-sheet print-only bare-number" aria-hidden="true" data-testid="scribe-paper">{groups.join(" ")}</p>
    </section>
  );
}

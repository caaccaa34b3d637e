import { Button } from "@fluentui/react-components";
import { Notice } from "../../parts/Notice";
import { UserText } from "../../parts/UserText";
import { faultWords } from "../plan/faultWords";
import { useTell } from "../words";
import type { Late } from "../wavesApi";

/** What became of a second list: who is new, and whose name somebody has to look at. */
export function LateAdded({ late: { faults, added, known, clashes }, back }: { late: Late; back: () => void }) {
  const { tell } = useTell();
  return (
    <section className="card stack" data-testid="late-added">
      {faults.length > 0 && <Notice tone="warn" live>{faults.map((fault, at) => <p key={at}>{faultWords(tell, fault)}</p>)}<p>{tell("late.nobody")}</p></Notice>}
      {faults.length === 0 && <Notice tone="done" live>{tell("late.added", { count: added, known })}</Notice>}
      {clashes.length > 0 && (
        <>
          <p>{tell("late.clashes", { count: clashes.length })}</p>
          <ul className="plain-list">{clashes.map(({ name, area, unit }, at) => <li key={at}><UserText text={name} />, {unit} ({area})</li>)}</ul>
        </>
      )}
      <Button className="self-start" appearance="primary" onClick={back} data-testid="late-back">{tell("import.open")}</Button>
    </section>
  );
}

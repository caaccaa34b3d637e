import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { ApiError, type DashboardApi } from "../../api/dashboard";
import { Notice } from "../parts/Notice";
import { signPledge, type MyPledge } from "./pledgesApi";
import { useTell, type PledgeKey } from "./words";

type Props = { api: Pick<DashboardApi, "later" | "file">; mine: MyPledge; title: PledgeKey; note?: PledgeKey; changed: () => Promise<void> };

/** The wording, with the clause of secrecy, and the button that signs it. It says first that a name is recorded. */
export function SignCard({ api, mine: { year, text, signed }, title, note, changed }: Props) {
  const { tell } = useTell();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<PledgeKey | null>(null);

  async function sign() {
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      await signPledge(api, text.version);
    } catch (reason) {
      setFault(reason instanceof ApiError && reason.code === "conflict" ? "pledge.conflict" : "pledge.away");
    }
    await changed();
    setBusy(false);
  }

  if (signed) return <Notice tone="done" live testId="pledge-done">{tell("pledge.done", { year })}</Notice>;
  return (
    <section className="card stack" aria-labelledby="pakta" data-testid="pledge-sign-card">
      <h2 id="pakta" className="small-title">{tell(title, { year })}</h2>
      <p className="soft">{tell("pledge.records")}</p>
      <div className="stack-close" lang="id">
        <p>{tell("pledge.states")}</p>
        <ol className="numbered">{[...text.points, text.secrecy].map((point) => <li key={point}>{point}</li>)}</ol>
      </div>
      <p className="hint">{tell("pledge.source", { source: text.source, version: text.version })}</p>
      {fault !== null && <Notice tone="warn" live testId="pledge-fault">{tell(fault)}</Notice>}
      <Button className="self-start" disabledFocusable={busy} onClick={() => void sign()} data-testid="pledge-sign">{tell("pledge.sign")}</Button>
      {note !== undefined && <p className="hint">{tell(note)}</p>}
    </section>
  );
}

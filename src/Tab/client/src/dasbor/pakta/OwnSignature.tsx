import { Button, Field, Input, Radio, RadioGroup, Spinner } from "@fluentui/react-components";
import { useCallback, useEffect, useState, type FormEvent } from "react";
import { ApiError } from "../../api/dashboard";
import { now } from "../../api/time";
import { Confirm } from "../parts/Confirm";
import { Notice } from "../parts/Notice";
import { dayOf, plainDay } from "../time/officeTime";
import { ownPact, signPact, signerGroups, withdrawPact, type Lent, type OwnPact, type Signed } from "./pactApi";
import { useTell, type PactKey } from "./words";

/** The own signature of this year: the points, then one press; or what was signed, and the way to take it back. */
export function OwnSignature({ api }: { api: Lent }) {
  const { tell } = useTell();
  const [pact, setPact] = useState<OwnPact | null>(null);
  const [fault, setFault] = useState<PactKey | null>(null);
  const [busy, setBusy] = useState(false);

  const run = useCallback(async (step: () => Promise<unknown>) => {
    setBusy(true);
    setFault(null);
    try {
      await step();
    } catch (reason) {
      setFault(reason instanceof ApiError && reason.code === "conflict" ? "pact.moved" : "pact.away");
    }
    await ownPact(api).then(setPact, () => setFault("pact.away"));
    setBusy(false);
  }, [api]);
  useEffect(() => { void run(() => Promise.resolve()); }, [run]);

  return (
    <>
      {fault !== null && <Notice tone="warn" live testId="pact-fault"><p>{tell(fault)}</p>{pact === null && <Button onClick={() => void run(() => Promise.resolve())}>{tell("pact.again")}</Button>}</Notice>}
      {pact === null && fault === null && <Spinner label={tell("pact.loading")} />}
      {pact !== null && pact.signed !== null && <SignedCard pact={pact} signed={pact.signed} busy={busy} withdraw={() => void run(() => withdrawPact(api))} />}
      {pact !== null && (
        <section className="card stack" aria-labelledby="butir">
          <h2 id="butir" className="small-title">{tell("pact.points", { year: pact.year, office: pact.office })}</h2>
          <div className="stack-close" lang="id"><p>{tell("pact.states")}</p><ol className="numbered">{pact.text.points.map((point) => <li key={point}>{point}</li>)}</ol></div>
          <p className="hint">{tell("pact.source", { source: pact.text.source, version: pact.text.version })}</p>
          {pact.signed === null && <SignForm pact={pact} busy={busy} sign={(part) => void run(() => signPact(api, { version: pact.text.version, ...part }))} />}
        </section>
      )}
    </>
  );
}

function SignedCard({ pact, signed, busy, withdraw }: { pact: OwnPact; signed: Signed; busy: boolean; withdraw: () => void }) {
  const { tell, language } = useTell();
  return (
    <section className="card stack" data-testid="pact-signed">
      <Notice tone="done" live>
        <strong>{tell("pact.done", { year: pact.year })}</strong>
        <p>{tell("pact.done.as", { name: signed.name, group: tell(`pact.group.${signed.group}`), date: plainDay(signed.signedOn, language) })}</p>
      </Notice>
      {signed.version !== pact.text.version && <Notice tone="warn">{tell("pact.changed")}</Notice>}
      <Confirm button={tell("pact.withdraw")} title={tell("pact.withdraw.title")} body={tell("pact.withdraw.body")} yes={tell("pact.withdraw")} no={tell("pact.back")} busy={busy} confirmed={withdraw} testId="pact-withdraw" />
    </section>
  );
}

type FormProps = { pact: OwnPact; busy: boolean; sign: (part: { group: Signed["group"]; name: string; post: string }) => void };

function SignForm({ pact, busy, sign }: FormProps) {
  const { tell, language } = useTell();
  const [group, setGroup] = useState<Signed["group"]>("staff");
  const [name, setName] = useState("");
  const [post, setPost] = useState("");
  const [nameless, setNameless] = useState(false);
  const known = pact.name !== "";

  function submit(event: FormEvent) {
    event.preventDefault();
    const missing = !known && name.trim() === "";
    setNameless(missing);
    if (!missing && !busy) sign({ group, name: known ? pact.name : name, post });
  }

  return (
    <form className="stack" noValidate onSubmit={submit} data-testid="pact-form">
      {known ? <p data-testid="pact-name"><span className="soft">{tell("pact.name.known")}</span><br /><strong>{pact.name}</strong></p>
        : <Field label={tell("pact.name")} {...(nameless ? { validationMessage: tell("pact.name.missing") } : {})}><Input value={name} maxLength={200} autoComplete="off" onChange={(_, { value }) => setName(value)} data-testid="pact-typed" /></Field>}
      <Field label={tell("pact.group")}><RadioGroup value={group} onChange={(_, { value }) => setGroup(value as Signed["group"])}>{signerGroups.map((one) => <Radio key={one} value={one} label={tell(`pact.group.${one}`)} />)}</RadioGroup></Field>
      <Field label={tell("pact.post")}><Input value={post} maxLength={200} autoComplete="off" onChange={(_, { value }) => setPost(value)} data-testid="pact-post" /></Field>
      <Button className="self-start" appearance="primary" size="large" type="submit" disabledFocusable={busy} data-testid="pact-sign">{tell("pact.sign", { date: plainDay(dayOf(now()), language) })}</Button>
      <p className="hint">{tell("pact.seen")}</p>
    </form>
  );
}

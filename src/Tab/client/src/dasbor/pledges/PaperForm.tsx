import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { toBase64url } from "../../sealing/base64url";
import { randomBytes } from "../../sealing/random";
import { Notice } from "../parts/Notice";
import { isDay } from "../time/officeTime";
import { groups, recordPledge, type Group, type OnPaper } from "./pledgesApi";
import { useTell, type PledgeKey } from "./words";

const empty: OnPaper = { group: "staff", name: "", post: "", signedOn: "" };

/** Notes that somebody signed on paper. Group and day stay for the next sheet of the pile. */
export function PaperForm({ api, today, changed }: { api: DashboardApi; today: string; changed: () => Promise<void> }) {
  const { tell } = useTell();
  const [form, setForm] = useState<OnPaper>({ ...empty, signedOn: today });
  const [id, setId] = useState(() => toBase64url(randomBytes(16)));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<PledgeKey | null>(null);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (form.name.trim() === "" || !isDay(form.signedOn) || form.signedOn > today) return setFault("pledge.paper.invalid");
    setBusy(true);
    setFault(null);
    try {
      await recordPledge(api, id, form);
      setForm({ ...form, name: "", post: "" });
      setId(toBase64url(randomBytes(16)));
      await changed();
    } catch {
      setFault("pledge.away");
    }
    setBusy(false);
  }

  return (
    <form className="card stack" noValidate aria-labelledby="pakta-kertas" onSubmit={(event) => void save(event)} data-testid="pledge-paper">
      <div className="stack-close"><h2 id="pakta-kertas" className="small-title">{tell("pledge.paper")}</h2><p className="soft">{tell("pledge.paper.hint")}</p></div>
      <div className="fields-two">
        <Field label={tell("pledge.name")}><Input value={form.name} onChange={(_, { value }) => setForm({ ...form, name: value })} autoComplete="off" data-testid="pledge-name" /></Field>
        <Field label={tell("pledge.post")}><Input value={form.post} onChange={(_, { value }) => setForm({ ...form, post: value })} autoComplete="off" data-testid="pledge-post" /></Field>
        <Field label={tell("pledge.group")}>
          <Select value={form.group} onChange={(_, { value }) => setForm({ ...form, group: value as Group })}>{groups.map((group) => <option key={group} value={group}>{tell(`pledge.group.${group}`)}</option>)}</Select>
        </Field>
        <Field label={tell("pledge.day")}><Input type="date" value={form.signedOn} onChange={(_, { value }) => setForm({ ...form, signedOn: value })} data-testid="pledge-day" /></Field>
      </div>
      {fault !== null && <Notice tone="warn" live>{tell(fault)}</Notice>}
      <Button className="self-start" type="submit" disabledFocusable={busy} data-testid="pledge-save">{tell("pledge.paper.save")}</Button>
    </form>
  );
}

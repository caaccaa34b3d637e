import { Button, Checkbox, Field, Input, Textarea } from "@fluentui/react-components";
import { useRef, useState, type FormEvent } from "react";
import { ApiError, type DashboardApi } from "../../../api/dashboard";
import type { Session } from "../../../api/dashboardSchemas";
import { now } from "../../../api/time";
import { useText, type TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { Heading } from "../../parts/Heading";
import { Notice } from "../../parts/Notice";
import { useFaultFocus } from "../../parts/useFaultFocus";
import type { DraftSafe } from "../../session/draftSafe";
import { longDay } from "../../time/officeTime";
import { clockOf } from "./clockTyped";
import { badMailboxes, listOf, planFaults, planWarnings, type PlanFault, type PlanForm } from "./plan";
import { newSubmitKey } from "./submitKey";

const faultWords: Record<PlanFault, TextKey> = {
  title: "outreach.fault.title",
  day: "outreach.fault.day",
  past: "outreach.warn.past",
  start: "outreach.fault.start",
  end: "outreach.fault.end",
  where: "outreach.fault.where",
  moderator: "outreach.fault.moderator",
  invitees: "outreach.fault.invitees",
  address: "outreach.fault.address",
};

type Props = {
  api: DashboardApi; drafts: DraftSafe; sessions: readonly Session[]; back: () => void; saved: (session: Session) => void;
  /** Its plan is changed, where given; `newer` takes one that somebody else changed first. */
  session?: Session; newer?: (session: Session) => void;
};

/** Where a plan that is being written waits while the page is locked. */
export const planDraft = "plan";

/** The planner. A warning stands under the field that caused it and does not stop anybody; a fault does. */
export function PlanPage({ api, drafts, back, saved }: Props) {
  const { t, language } = useText();
  const submitKey = useRef(newSubmitKey());
  const [form, setForm] = useState<PlanForm>(() => ({
    title: t("calendar.session.subject"), day: "", start: "09.00", end: "11.00", place: "", online: false, moderator: "", speakers: "", invitees: "", agenda: t("outreach.agenda.template"),
    ...(drafts.has(planDraft) ? JSON.parse(drafts.read(planDraft)) as PlanForm : {}),
  }));
  const [tries, setTries] = useState(0);
  const tried = tries > 0;
  const formElement = useFaultFocus(tries);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [start, end] = [clockOf(form.start) ?? "", clockOf(form.end) ?? ""];
  const faults = planFaults({ ...form, start, end }, now());
  const warnings = planWarnings({ ...form, start, end });
  function change(part: Partial<PlanForm>) {
    setForm({ ...form, ...part });
    drafts.write(planDraft, JSON.stringify({ ...form, ...part }));
  }

  async function save(submit: FormEvent) {
    submit.preventDefault();
    setTries(tries + 1);
    setFault(null);
    if (busy || faults.size > 0) return;
    setBusy(true);
    try {
      saved(await api.planSession({
        kind: "training", meetingUrl: null, audienceUnits: [], furtherDays: [], title: form.title.trim(), startsAt: `${form.day}T${start}`, endsAt: `${form.day}T${end}`, place: form.place.trim() === "" ? null : form.place.trim(), online: form.online,
        moderator: form.moderator.trim(), speakers: listOf(form.speakers).map((name) => ({ name, from: "", outside: false })), attendees: listOf(form.invitees), agenda: listOf(form.agenda).map((title) => ({ minutes: 0, title })), submitKey: submitKey.current,
      }));
    } catch (reason) {
      setFault(reason instanceof ApiError && reason.detail !== undefined ? reason.detail : t(faultKey(reason)));
      setBusy(false);
    }
  }

  /** The first of these faults once saving was tried, else a warning that already shows. */
  function under(names: PlanFault[], warning?: TextKey | false): { validationMessage?: string; validationState?: "error" | "warning" } {
    const found = names.find((name) => faults.has(name) && (tried || name === "end" && end !== "" && start !== "" || name === "past"));
    if (found === "address") return { validationMessage: t(faultWords.address, { list: badMailboxes(form.invitees).join(", ") }), validationState: "error" };
    if (found !== undefined) return { validationMessage: t(faultWords[found]), validationState: "error" };
    return warning === undefined || warning === false ? {} : { validationMessage: t(warning), validationState: "warning" };
  }

  return (
    <main className="page page-form" data-testid="plan">
      <Heading>{t("outreach.new")}</Heading>
      <p className="soft">{t("outreach.plan.intro")}</p>
      <form ref={formElement} className="card stack" noValidate onSubmit={(submit) => void save(submit)}>
        <Field label={t("outreach.field.title")} hint={t("outreach.field.title.hint")} {...under(["title"])}><Input value={form.title} onChange={(_, { value }) => change({ title: value })} autoComplete="off" data-testid="plan-title" /></Field>
        <div className="fields-three">
          <Field label={t("outreach.field.date")} {...(form.day === "" ? {} : { hint: <strong className="readout">{longDay(form.day, language)}</strong> })} {...under(["day", "past"], warnings.has("weekend") && "outreach.warn.weekend")}>
            <Input type="date" value={form.day} onChange={(_, { value }) => change({ day: value })} data-testid="plan-day" /></Field>
          <Field label={t("outreach.field.start")} {...under(["start"], warnings.has("friday") ? "outreach.warn.friday" : warnings.has("lunch") && "outreach.warn.lunch")}>
            <Input inputMode="decimal" autoComplete="off" value={form.start} onBlur={() => change({ start: written(form.start) })} onChange={(_, { value }) => change({ start: value })} data-testid="plan-start" /></Field>
          <Field label={t("outreach.field.end")} {...under(["end"])}><Input inputMode="decimal" autoComplete="off" value={form.end} onBlur={() => change({ end: written(form.end) })} onChange={(_, { value }) => change({ end: value })} data-testid="plan-end" /></Field>
        </div>
        <div className="fields-two">
          <Field label={t("outreach.field.place")} {...under(["where"])}><Input value={form.place} onChange={(_, { value }) => change({ place: value })} autoComplete="off" data-testid="plan-place" /></Field>
          <Checkbox className="beside-field" label={t("outreach.field.online")} checked={form.online} onChange={(_, { checked }) => change({ online: checked === true })} data-testid="plan-online" />
          <Field label={t("outreach.field.moderator")} {...under(["moderator"])}><Input value={form.moderator} onChange={(_, { value }) => change({ moderator: value })} autoComplete="off" data-testid="plan-moderator" /></Field>
          <Field label={t("outreach.field.speakers")} hint={t("outreach.field.speakers.hint")}><Input value={form.speakers} onChange={(_, { value }) => change({ speakers: value })} autoComplete="off" data-testid="plan-speakers" /></Field>
        </div>
        <Field label={t("outreach.field.invitees")} hint={t("outreach.field.invitees.hint", { count: listOf(form.invitees).length })} {...under(["invitees", "address"])}>
          <Textarea rows={4} resize="vertical" value={form.invitees} onChange={(_, { value }) => change({ invitees: value })} spellCheck={false} autoComplete="off" data-testid="plan-invitees" /></Field>
        <Field label={t("outreach.field.agenda")} hint={t("outreach.field.agenda.hint")}><Textarea rows={4} resize="vertical" value={form.agenda} onChange={(_, { value }) => change({ agenda: value })} data-testid="plan-agenda" /></Field>
        {tried && faults.size > 0 && <Notice tone="warn" live>{t("outreach.fault.some", { count: faults.size })}</Notice>}
        {fault !== null && <Notice tone="warn" live>{fault}</Notice>}
        <div className="actions">
          <Button size="large" onClick={back}>{t("board.export.cancel")}</Button>
          <Button appearance="primary" size="large" type="submit" disabledFocusable={busy} data-testid="plan-save">{t(busy ? "board.state.saving" : "outreach.save")}</Button>
        </div>
      </form>
    </main>
  );
}

/** "09.00" once it is an hour; what is no hour stays as it was typed. */
function written(typed: string): string {
  return clockOf(typed)?.replace(":", ".") ?? typed;
}

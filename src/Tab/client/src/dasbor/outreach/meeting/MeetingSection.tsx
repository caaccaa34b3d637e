import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useEffect, useState, type FormEvent } from "react";
import { ApiError } from "../../../api/dashboard";
import type { PlannerSettings, Session } from "../../../api/dashboardSchemas";
import { useText } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { Notice } from "../../parts/Notice";
import { useFaultFocus } from "../../parts/useFaultFocus";
import { caseWords } from "../plan/caseWords";
import { changed, without, withRow } from "../plan/rows";
import { useSessionDesk } from "../sessionDesk";
import { useTell } from "../words";
import { contactFaults, emptyPoint, pointFaults, recordOf, together, type MeetingForm } from "./meeting";
import { ContactRows } from "./ContactRows";

type Written = { form: MeetingForm; revision: number };
const noFaults: ReadonlySet<string> = new Set();

/** What a meeting leaves behind: agreed points with a person and a day, contacts that were tried on the spot, minutes. No case is in any of them. */
export function MeetingSection({ session }: { session: Session }) {
  const { t } = useText();
  const { tell } = useTell();
  const { api, drafts, changed: fresh } = useSessionDesk();
  const place = `meeting/${session.id}`;
  const [{ form, revision }, setWritten] = useState<Written>(() => (drafts.has(place) ? JSON.parse(drafts.read(place)) as Written : { form: recordOf(session), revision: session.meetingRevision }));
  const [contacts, setContacts] = useState<PlannerSettings["contacts"]>([]);
  const [removed, setRemoved] = useState<{ at: number; point: MeetingForm["points"][number] } | null>(null);
  const [tries, setTries] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const [told, setTold] = useState<"saved" | "changed" | null>(null);
  const [busy, setBusy] = useState(false);
  const formElement = useFaultFocus(tries);
  const faults = pointFaults(form);
  const numberless = contactFaults(form);
  const found = caseWords([form.meetingNotes, ...form.points.map(({ text }) => text)].join("\n"));

  useEffect(() => {
    let here = true;
    api.plannerSettings().then((settings) => { if (here) setContacts(settings.contacts); }, () => undefined);
    return () => { here = false; };
  }, [api]);

  function put(part: Partial<MeetingForm>) {
    const next = { form: { ...form, ...part }, revision };
    setWritten(next);
    drafts.write(place, JSON.stringify(next));
    setTold(null);
  }

  async function save(submit: FormEvent) {
    submit.preventDefault();
    setTries(tries + 1);
    setFault(null);
    if (busy || faults.size + numberless.size > 0) return;
    setBusy(true);
    try {
      const kept = await api.recordMeeting(session.id, { ...form, meetingRevision: revision });
      setWritten({ form: recordOf(kept), revision: kept.meetingRevision });
      drafts.write(place, "");
      setTold("saved");
      setTries(0);
      fresh(kept);
    } catch (reason) {
      if (reason instanceof ApiError && reason.code === "session-changed") await look();
      else setFault(reason instanceof ApiError && reason.detail !== undefined ? reason.detail : t(faultKey(reason)));
    } finally {
      setBusy(false);
    }
  }

  /** Somebody was first: theirs and what was typed here stand together, and nothing is saved before a person has looked. */
  async function look() {
    const newer = await api.sessions().then((all) => all.find(({ id }) => id === session.id), () => undefined);
    if (newer === undefined) return setFault(t("board.error.server"));
    const both = { form: together(recordOf(newer), form), revision: newer.meetingRevision };
    setWritten(both);
    drafts.write(place, JSON.stringify(both));
    setTold("changed");
  }

  return (
    <section className="card stack" aria-labelledby="meeting" data-testid="meeting">
      <div className="stack-close"><h2 id="meeting" className="small-title">{tell("meeting.title")}</h2><p className="soft">{tell("meeting.nocase")}</p></div>
      <form ref={formElement} className="stack" noValidate onSubmit={(submit) => void save(submit)}>
        <fieldset className="plain-set stack-close">
          <legend className="plan-legend">{tell("meeting.points")}</legend>
          {form.points.map((point, at) => {
            const missing = tries > 0 && faults.has(at) ? { validationMessage: tell("meeting.point.fault"), validationState: "error" as const } : {};
            return (
              <div key={at} className="plan-row">
                <Field className="plan-wide" label={tell("meeting.point.text")} {...missing}><Input value={point.text} onChange={(_, { value }) => put({ points: changed(form.points, at, { text: value }) })} data-testid={`point-text-${at}`} /></Field>
                <Field className="plan-wide" label={tell("meeting.point.owner")}><Input value={point.owner} onChange={(_, { value }) => put({ points: changed(form.points, at, { owner: value }) })} data-testid={`point-owner-${at}`} /></Field>
                <Field label={tell("meeting.point.due")}><Input type="date" value={point.due} onChange={(_, { value }) => put({ points: changed(form.points, at, { due: value }) })} data-testid={`point-due-${at}`} /></Field>
                <Button aria-label={tell("plan.remove.named", { name: point.text === "" ? tell("meeting.point.number", { number: at + 1 }) : point.text })} onClick={() => { put({ points: without(form.points, at) }); setRemoved({ at, point }); }}>{tell("plan.remove")}</Button>
              </div>
            );
          })}
          {removed !== null && <Notice tone="plain" live><div className="row"><span>{tell("plan.removed")}</span><Button onClick={() => { put({ points: withRow(form.points, removed.at, removed.point) }); setRemoved(null); }} data-testid="point-undo">{tell("plan.undo")}</Button></div></Notice>}
          <Button className="self-start" onClick={() => put({ points: [...form.points, emptyPoint] })} data-testid="point-add">{tell("meeting.point.add")}</Button>
        </fieldset>
        <ContactRows known={contacts} checked={form.contacts} faults={tries > 0 ? numberless : noFaults} change={(next) => put({ contacts: next })} />
        <Field label={tell("meeting.notes")} hint={tell("meeting.notes.hint")} {...(found === null ? {} : { validationMessage: tell("case.words", { words: found }), validationState: "warning" as const })}>
          <Textarea rows={6} resize="vertical" value={form.meetingNotes} onChange={(_, { value }) => put({ meetingNotes: value })} data-testid="meeting-notes" /></Field>
        {told !== null && <Notice tone={told === "saved" ? "done" : "warn"} live testId={`meeting-${told}`}>{tell(`meeting.${told}`)}</Notice>}
        {fault !== null && <Notice tone="warn" live>{fault}</Notice>}
        <div className="actions"><Button appearance="primary" type="submit" disabledFocusable={busy} data-testid="meeting-save">{tell(busy ? "plan.saving" : "meeting.save")}</Button></div>
      </form>
    </section>
  );
}

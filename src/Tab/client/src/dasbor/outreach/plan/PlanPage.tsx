import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import { sessionKinds, type Session } from "../../../api/dashboardSchemas";
import { now } from "../../../api/time";
import { Heading } from "../../parts/Heading";
import { Notice } from "../../parts/Notice";
import { useFaultFocus } from "../../parts/useFaultFocus";
import type { DraftSafe } from "../../session/draftSafe";
import { officeClock } from "../../time/officeTime";
import { laterOnes } from "../laterOnes";
import { useTell } from "../words";
import { AgendaFields } from "./AgendaFields";
import { caseWords } from "./caseWords";
import { Changed } from "./Changed";
import type { Part, Under, Undo } from "./fields";
import { changeKind } from "./firstForm";
import { FollowingField } from "./FollowingField";
import { AudienceFields, SpeakerFields } from "./PeopleFields";
import { isMeeting } from "./templates";
import { SeriesFields } from "./SeriesFields";
import { TimeFields } from "./TimeFields";
import { planDraft, usePlanner, type PlanApi } from "./usePlanner";
import { WhereFields } from "./WhereFields";

type Props = {
  api: PlanApi; drafts: DraftSafe; sessions: readonly Session[]; back: () => void; saved: (session: Session) => void;
  /** Its plan is changed, where given; `newer` takes one that somebody else changed first. */
  session?: Session; newer?: (session: Session) => void;
};

/** Names and rooms of earlier sessions, each once. */
const each = (texts: readonly (string | null)[]) => [...new Set(texts.filter((text) => text !== null && text !== ""))] as string[];

/** The planner. A warning stands under the field that caused it and does not stop anybody; a fault does. */
export function PlanPage({ api, drafts, sessions, back, saved, session, newer }: Props) {
  const { tell } = useTell();
  const { form, put, settings, faults, tries, fault, busy, hints, moved, save, saveOver, takeNewer } = usePlanner({ api, drafts, sessions, session, saved, newer });
  const [undo, setUndo] = useState<Undo | null>(null);
  const formElement = useFaultFocus(tries);
  const under: Under = (...names) => {
    const found = names.find((name) => faults.has(name) && (tries > 0 || name === "past"));
    return found === undefined ? {} : { validationMessage: tell(`fault.${found}`), validationState: "error" };
  };
  const part: Part = {
    form, under, tell, undo,
    change: (change) => put({ ...form, ...change }),
    remove: (change, way) => { put({ ...form, ...change }); setUndo(way); },
    restore: () => { if (undo !== null) put({ ...form, ...undo.back(form) }); setUndo(null); },
  };
  const { days, schedules } = hints === "away" ? { days: [], schedules: "off" as const } : hints;
  const first = days[0]?.hints ?? [];
  const inTitle = caseWords(form.title);
  const source = settings.holidays.find(({ year }) => String(year) === form.day.slice(0, 4))?.source;
  const leave = () => { drafts.write(planDraft, ""); back(); };

  return (
    <main className="page page-form" data-testid="plan">
      <Heading>{tell(session === undefined ? "plan.title.new" : "plan.title.edit")}</Heading>
      <p className="soft">{tell("plan.intro")}</p>
      <form ref={formElement} className="stack" noValidate onSubmit={(submit) => { submit.preventDefault(); void save(); }}>
        <section className="card stack" aria-label={tell("plan.part.what")}>
          <Field label={tell("plan.kind")} {...(isMeeting(form.kind) ? { hint: tell("plan.kind.meeting") } : {})}>
            <Select value={form.kind} onChange={(_, { value }) => put(changeKind(form, sessionKinds.find((kind) => kind === value) ?? form.kind, tell))} data-testid="plan-kind">
              {sessionKinds.map((kind) => <option key={kind} value={kind}>{tell(`kind.${kind}`)}</option>)}</Select></Field>
          <Field label={tell("plan.name")} hint={tell("plan.name.hint")} {...(inTitle === null ? {} : { validationMessage: tell("case.words", { words: inTitle }), validationState: "warning" as const })} {...under("title")}>
            <Input value={form.title} onChange={(_, { value }) => part.change({ title: value })} autoComplete="off" data-testid="plan-title" /></Field>
        </section>
        <section className="card stack" aria-labelledby="plan-when">
          <h2 id="plan-when" className="small-title">{tell("plan.part.when")}</h2>
          <TimeFields {...part} hints={days[0]} />
          {session === undefined && <SeriesFields {...part} days={days} />}
          {hints === "away" && <p className="hint" role="status">{tell("plan.hints.away")}</p>}
          {source !== undefined && <p className="hint">{tell("plan.holidays.source", { year: form.day.slice(0, 4), source })}</p>}
        </section>
        <section className="card stack" aria-labelledby="plan-where">
          <h2 id="plan-where" className="small-title">{tell("plan.part.where")}</h2>
          <WhereFields {...part} rooms={each([...settings.rooms, ...sessions.map(({ place }) => place)])} hints={first.filter(({ field }) => field === "place")} />
        </section>
        <section className="card stack" aria-labelledby="plan-who">
          <h2 id="plan-who" className="small-title">{tell("plan.part.who")}</h2>
          <SpeakerFields {...part} day={days[0]} source={schedules}
            names={each([...settings.people, ...sessions.flatMap(({ moderator, speakers }) => [moderator, ...speakers.map(({ name }) => name)])])} />
          <AudienceFields {...part} settings={settings} hints={first.filter(({ code }) => code === "invited")} />
        </section>
        <section className="card stack"><AgendaFields key={form.kind} {...part} /></section>
        {session !== undefined && <FollowingField {...part} count={laterOnes(sessions, session, officeClock(now()))} />}
        {moved !== null && session !== undefined && <Changed before={session} now={moved} keep={saveOver} take={takeNewer} />}
        {tries > 0 && faults.size > 0 && <Notice tone="warn" live>{tell("fault.some", { count: faults.size })}</Notice>}
        {fault !== null && <Notice tone="warn" live testId="plan-refused">{fault}</Notice>}
        <div className="actions">
          <Button size="large" onClick={leave}>{tell("plan.cancel")}</Button>
          <Button appearance="primary" size="large" type="submit" disabledFocusable={busy} data-testid="plan-save">
            {tell(busy ? "plan.saving" : session !== undefined ? "plan.save.edit" : form.further.length > 0 ? "plan.save.series" : "plan.save", { count: form.further.length + 1 })}
          </Button>
        </div>
      </form>
    </main>
  );
}

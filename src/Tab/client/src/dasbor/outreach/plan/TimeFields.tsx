import { Field, Input } from "@fluentui/react-components";
import type { DayHints, PlanProposal } from "../../../api/dashboardSchemas";
import { isDay, longDay } from "../../time/officeTime";
import { useTell } from "../words";
import type { Part } from "./fields";
import { changeStart } from "./firstForm";
import { HintList, Proposals } from "./HintList";
import { written } from "./plan";
import { furtherDays } from "./series";

/** Day and hours, what is known about them, and free times instead. */
export function TimeFields({ form, change, under, tell, hints }: Part & { hints: DayHints | undefined }) {
  const { language } = useTell();
  const days = (day: string) => ({ day, further: furtherDays(day, form.rhythm, Number(form.sessions)) });
  const take = ({ startsAt, endsAt }: PlanProposal) => change({ ...days(startsAt.slice(0, 10)), start: written(startsAt.slice(11)), end: written(endsAt.slice(11)) });
  return (
    <div className="stack">
      <div className="fields-three">
        <Field label={tell("plan.day")} {...(isDay(form.day) ? { hint: <strong className="readout">{longDay(form.day, language)}</strong> } : {})} {...under("day", "past")}>
          <Input type="date" value={form.day} onChange={(_, { value }) => change(days(value))} data-testid="plan-day" /></Field>
        <Field label={tell("plan.start")} {...under("start")}>
          <Input inputMode="decimal" autoComplete="off" value={form.start} onBlur={() => change({ start: written(form.start) })} onChange={(_, { value }) => change(changeStart(form, value))} data-testid="plan-start" /></Field>
        <Field label={tell("plan.end")} {...under("end")}>
          <Input inputMode="decimal" autoComplete="off" value={form.end} onBlur={() => change({ end: written(form.end) })} onChange={(_, { value }) => change({ end: value })} data-testid="plan-end" /></Field>
      </div>
      {hints !== undefined && <>
        <HintList hints={hints.hints.filter(({ field }) => field === "startsAt")} testId="hints-time" />
        <Proposals day={hints} take={take} />
      </>}
    </div>
  );
}

import { Button, Field, Input, Select } from "@fluentui/react-components";
import type { DayHints } from "../../../api/dashboardSchemas";
import { Notice } from "../../parts/Notice";
import { isDay, longDay } from "../../time/officeTime";
import { useTell } from "../words";
import { UndoLine, type Part } from "./fields";
import { hintText } from "./HintList";
import { without, withRow } from "./rows";
import { furtherDays, mostSessions, rhythms, type Rhythm } from "./series";

/** Several sessions at a rhythm. Each day stands for itself: it can be moved or left out. */
export function SeriesFields({ form, change, under, tell, undo, remove, restore, days }: Part & { days: readonly DayHints[] }) {
  const { language } = useTell();
  const set = (rhythm: Rhythm, sessions: string) => change({ rhythm, sessions, further: furtherDays(form.day, rhythm, Number(sessions)) });
  return (
    <div className="stack">
      <div className="fields-two">
        <Field label={tell("plan.rhythm")}><Select value={form.rhythm} onChange={(_, { value }) => set(rhythms.find((one) => one === value) ?? "once", form.sessions)} data-testid="plan-rhythm">
          {rhythms.map((one) => <option key={one} value={one}>{tell(`rhythm.${one}`)}</option>)}</Select></Field>
        {form.rhythm !== "once" && <Field label={tell("plan.sessions")} hint={tell("plan.sessions.hint", { most: mostSessions })}>
          <Input type="number" min={2} max={mostSessions} value={form.sessions} onChange={(_, { value }) => set(form.rhythm, value)} data-testid="plan-sessions" /></Field>}
      </div>
      {form.rhythm !== "once" && (
        <Field label={tell("plan.days")} {...under("further")}>
          {() => <ol className="plain-list stack-close" data-testid="plan-series">
            {[form.day, ...form.further].map((day, at) => {
              const known = at === 0 ? undefined : days.find((one) => one.day === day);
              const hints = known?.hints.filter(({ code }) => code !== "holidays-missing") ?? [];
              const instead = known?.proposals.find(({ reason, startsAt }) => reason === "next-day" && startsAt.slice(0, 10) < (form.further[at] ?? "9999"));
              return (
                <li key={at} className="stack-close">
                  <div className="row">
                    <span className="grow"><strong>{at + 1}.</strong> {isDay(day) ? longDay(day, language) : ""}</span>
                    {at > 0 && <Button aria-label={tell("plan.day.remove", { number: at + 1 })} onClick={() => remove({ further: without(form.further, at - 1) }, { of: "further", back: (now) => ({ further: withRow(now.further, at - 1, day) }) })}>{tell("plan.remove")}</Button>}
                  </div>
                  {hints.length > 0 && <Notice tone="warn">
                    {hints.map((hint, index) => <p key={index}>{hintText(tell, hint)}</p>)}
                    {instead !== undefined && <Button onClick={() => change({ further: form.further.map((one, index) => (index === at - 1 ? instead.startsAt.slice(0, 10) : one)) })}>{tell("plan.day.move", { day: longDay(instead.startsAt.slice(0, 10), language) })}</Button>}
                  </Notice>}
                </li>
              );
            })}
          </ol>}
        </Field>
      )}
      <UndoLine of="further" undo={undo} restore={restore} tell={tell} />
    </div>
  );
}

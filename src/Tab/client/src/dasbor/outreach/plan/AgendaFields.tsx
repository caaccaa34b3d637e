import { Button, Field, Input } from "@fluentui/react-components";
import { agendaTimes, totalMinutes } from "./agenda";
import { clockOf } from "./clockTyped";
import { UndoLine, type Part } from "./fields";
import { agendaOf, endOf } from "./plan";
import { changed, without, withRow } from "./rows";

/** The agenda, item by item, with the hour at which each begins. */
export function AgendaFields({ form, change, under, tell, undo, remove, restore }: Part) {
  const items = form.agenda.map(({ minutes, title }) => ({ minutes: Number(minutes) || 0, title }));
  const times = agendaTimes(items, clockOf(form.start) ?? "00:00");
  const end = endOf(form.start, agendaOf(form));
  const filled = items.length > 0 && items.every(({ minutes }) => minutes > 0);
  return (
    <fieldset className="plain-set stack-close">
      <legend className="plan-legend">{tell("plan.agenda")}</legend>
      <p className="hint">{tell("plan.agenda.hint")}</p>
      {form.agenda.map((item, at) => (
        <div key={at} className="plan-row">
          <span className="plan-clock" aria-hidden="true">{clockOf(form.start) === null ? "" : times[at]?.replace(":", ".")}</span>
          <Input className="plan-minutes" inputMode="numeric" aria-label={tell("plan.item.minutes", { number: at + 1 })} contentAfter={tell("plan.item.unit")} value={item.minutes} onChange={(_, { value }) => change({ agenda: changed(form.agenda, at, { minutes: value }) })} autoComplete="off" data-testid={`plan-minutes-${at}`} />
          <Input className="plan-wide" aria-label={tell("plan.item.title", { number: at + 1 })} value={item.title} onChange={(_, { value }) => change({ agenda: changed(form.agenda, at, { title: value }) })} autoComplete="off" data-testid={`plan-item-${at}`} />
          <Button aria-label={tell("plan.remove.named", { name: item.title.trim() === "" ? tell("plan.item.title", { number: at + 1 }) : item.title })} onClick={() => remove({ agenda: without(form.agenda, at) }, { of: "agenda", back: (now) => ({ agenda: withRow(now.agenda, at, item) }) })} data-testid={`plan-item-remove-${at}`}>{tell("plan.remove")}</Button>
        </div>
      ))}
      {under("agenda").validationMessage !== undefined && <Field {...under("agenda")}><span /></Field>}
      <UndoLine of="agenda" undo={undo} restore={restore} tell={tell} />
      <div className="row">
        <Button onClick={() => change({ agenda: [...form.agenda, { minutes: "", title: "" }] })} data-testid="plan-item-add">{tell("plan.item.add")}</Button>
        {filled && end !== null && <span className="hint grow">{tell("plan.agenda.total", { count: totalMinutes(items), end })}</span>}
        {filled && end !== null && end !== form.end && <Button onClick={() => change({ end })} data-testid="plan-end-agenda">{tell("plan.agenda.fit", { end })}</Button>}
      </div>
    </fieldset>
  );
}

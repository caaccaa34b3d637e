import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { Icon } from "../../parts/Icon";
import { agendaTimes, totalMinutes } from "./agenda";
import { clockOf } from "./clockTyped";
import { UndoLine, type Part } from "./fields";
import { agendaOf, endOf } from "./plan";
import { changed, moved, without, withRow } from "./rows";
import { useRowMoves } from "./useRowMoves";

/** The agenda, item by item, with the hour at which each begins. Items are moved by their buttons, or by Alt with an arrow. */
export function AgendaFields({ form, change, under, tell, undo, remove, restore }: Part) {
  const items = form.agenda.map(({ minutes, title }) => ({ minutes: Number(minutes) || 0, title }));
  const times = agendaTimes(items, clockOf(form.start) ?? "00:00");
  const end = endOf(form.start, agendaOf(form));
  const filled = items.length > 0 && items.every(({ minutes }) => minutes > 0);
  const [said, setSaid] = useState("");
  const named = (at: number) => (form.agenda[at]?.title ?? "").trim() || tell("plan.item.title", { number: at + 1 });
  const { list, step, keys } = useRowMoves(form.agenda.length, (at, by) => {
    change({ agenda: moved(form.agenda, at, by) });
    setSaid(tell("plan.item.moved", { name: named(at), place: at + by + 1, count: form.agenda.length }));
  });
  return (
    <fieldset className="plain-set stack-close">
      <legend className="plan-legend">{tell("plan.agenda")}</legend>
      <p className="hint">{tell("plan.agenda.hint")}</p>
      <p className="hint">{tell("plan.item.move.hint")}</p>
      <div ref={list} className="stack-close">
        {form.agenda.map((item, at) => (
          <div key={at} className="plan-row" onKeyDown={keys(at)}>
            <span className="plan-clock" aria-hidden="true">{clockOf(form.start) === null ? "" : times[at]?.replace(":", ".")}</span>
            <Input className="plan-minutes" inputMode="numeric" aria-label={tell("plan.item.minutes", { number: at + 1 })} contentAfter={tell("plan.item.unit")} value={item.minutes} onChange={(_, { value }) => change({ agenda: changed(form.agenda, at, { minutes: value }) })} autoComplete="off" data-row-part={`minutes ${at}`} data-testid={`plan-minutes-${at}`} />
            <span className="plan-moves">
              <Button icon={<Icon name="up" />} aria-label={tell("plan.item.up", { name: named(at) })} disabledFocusable={at === 0} onClick={() => step(at, -1)} data-row-part={`up ${at}`} data-testid={`plan-item-up-${at}`} />
              <Button icon={<Icon name="down" />} aria-label={tell("plan.item.down", { name: named(at) })} disabledFocusable={at === form.agenda.length - 1} onClick={() => step(at, 1)} data-row-part={`down ${at}`} data-testid={`plan-item-down-${at}`} />
            </span>
            <Input className="plan-wide" aria-label={tell("plan.item.title", { number: at + 1 })} value={item.title} onChange={(_, { value }) => change({ agenda: changed(form.agenda, at, { title: value }) })} autoComplete="off" data-row-part={`title ${at}`} data-testid={`plan-item-${at}`} />
            <Button aria-label={tell("plan.remove.named", { name: named(at) })} onClick={() => { setSaid(""); remove({ agenda: without(form.agenda, at) }, { of: "agenda", back: (now) => ({ agenda: withRow(now.agenda, at, item) }) }); }} data-testid={`plan-item-remove-${at}`}>{tell("plan.remove")}</Button>
          </div>
        ))}
      </div>
      <p className="hint" role="status" data-testid="plan-item-moved">{said}</p>
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

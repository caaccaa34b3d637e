import { Checkbox, Field, Input } from "@fluentui/react-components";
import type { PlanHint } from "../../../api/dashboardSchemas";
import type { Part } from "./fields";
import { HintList } from "./HintList";

/** A room, a Teams meeting, another link, or several of them at once. */
export function WhereFields({ form, change, under, tell, rooms, hints }: Part & { rooms: readonly string[]; hints: readonly PlanHint[] }) {
  return (
    <div className="stack">
      <div className="fields-two">
        <Field label={tell("plan.place")} {...under("where")}><Input list="plan-rooms" value={form.place} onChange={(_, { value }) => change({ place: value })} autoComplete="off" data-testid="plan-place" /></Field>
        <Checkbox className="beside-field" label={tell("plan.online")} checked={form.online} onChange={(_, { checked }) => change({ online: checked === true })} data-testid="plan-online" />
      </div>
      <datalist id="plan-rooms">{rooms.map((room) => <option key={room} value={room} />)}</datalist>
      <HintList hints={hints} testId="hints-place" />
      <Field label={tell("plan.link")} hint={tell("plan.link.hint")} {...under("link")}><Input type="url" inputMode="url" value={form.link} onChange={(_, { value }) => change({ link: value })} autoComplete="off" data-testid="plan-link" /></Field>
    </div>
  );
}

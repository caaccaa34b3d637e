import { Checkbox, Field } from "@fluentui/react-components";
import type { Session } from "../../../api/dashboardSchemas";
import type { Part } from "./fields";

/** How many later sessions of its series stand and have not begun by the office's clock. */
export function laterOnes(sessions: readonly Session[], { seriesId, number }: Session, local: string): number {
  return sessions.filter((one) => seriesId !== null && one.seriesId === seriesId && one.number > number && one.startsAt > local && one.state !== "cancelled" && one.state !== "cancelling").length;
}

/** Of a session in a series: this one alone, which is what happens unless somebody ticks, or the later ones as well. */
export function FollowingField({ form, change, tell, count }: Pick<Part, "form" | "change" | "tell"> & { count: number }) {
  if (count === 0) return null;
  return (
    <Field hint={tell("following.hint")}>
      <Checkbox label={tell("following", { count })} checked={form.following} onChange={(_, { checked }) => change({ following: checked === true })} data-testid="plan-following" />
    </Field>
  );
}

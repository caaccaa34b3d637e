import { Checkbox, Field } from "@fluentui/react-components";
import type { Part } from "./fields";

/** Of a session in a series: this one alone, which is what happens unless somebody ticks, or the later ones as well. */
export function FollowingField({ form, change, tell, count }: Pick<Part, "form" | "change" | "tell"> & { count: number }) {
  if (count === 0) return null;
  return (
    <Field hint={tell("following.hint")}>
      <Checkbox label={tell("following", { count })} checked={form.following} onChange={(_, { checked }) => change({ following: checked === true })} data-testid="plan-following" />
    </Field>
  );
}

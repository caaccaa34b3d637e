import * as v from "valibot";

/** What two members do together (docs/sealing.md 11), as far as the person reads it. */
const together = v.object({
  kind: v.picklist(["opened", "name.ask", "name.yes", "name.no", "name.back"]),
  ask: v.optional(v.string()), with: v.optional(v.string()), reason: v.optional(v.string()), at: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

export type TogetherBody = v.InferOutput<typeof together>;

/** Null for a form that this page has no words for. */
export function readTogether(raw: unknown): TogetherBody | null {
  const told = v.safeParse(together, raw);
  return told.success ? told.output : null;
}

import * as v from "valibot";

/** Bodies found inside opened objects. What we do not understand is shown as "pesan jenis baru", never dropped. */
const statuses = ["received", "initialResponse", "referred", "escalated", "monitoring", "closed"] as const;
export type Status = (typeof statuses)[number];

const day = v.pipe(v.string(), v.isoDate(), v.check((text) => !Number.isNaN(Date.parse(text))));

const answer = v.object({
  kind: v.literal("answer"),
  text: v.string(),
  status: v.picklist(statuses),
  next: v.string(),
  lookOn: day,
});
const message = v.object({ kind: v.literal("message"), text: v.string() });
const reopen = v.object({ kind: v.literal("reopen"), text: v.string() });
/** An officer's word for a new code of the reporter's. */
const receipt = v.object({ kind: v.literal("receipt") });
const report = v.object({
  kind: v.literal("report"),
  text: v.string(),
  lookOn: v.fallback(v.optional(day), undefined),
});

const byMember = v.variant("kind", [answer, message, reopen, receipt]);
const byReporter = v.variant("kind", [message, reopen]);
export type Body = v.InferOutput<typeof byMember> | Unknown;
/** `raw`: what a member said in a form that the first load has no words for; a later part may. */
type Unknown = { kind: "unknown"; raw?: unknown };
export type ReportRead = v.InferOutput<typeof report>;

/** Only members answer: whoever found the receipt ("r") must not be able to write a status in the team's place. */
export function readBody(by: string, body: unknown): Body {
  const parsed = v.safeParse(by === "r" ? byReporter : byMember, body);
  return parsed.success ? parsed.output : { kind: "unknown", ...(by === "r" ? {} : { raw: body }) };
}

export function readReport(body: unknown): ReportRead | null {
  const parsed = v.safeParse(report, body);
  return parsed.success ? parsed.output : null;
}

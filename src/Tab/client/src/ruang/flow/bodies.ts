import * as v from "valibot";

/** Bodies found inside opened objects. What we do not understand is shown as "pesan jenis baru", never dropped. */
const statuses = ["received", "initialResponse", "referred", "escalated", "monitoring", "closed"] as const;
export type Status = (typeof statuses)[number];

const day = v.pipe(v.string(), v.isoDate(), v.check((text) => !Number.isNaN(Date.parse(text))));
const minute = v.pipe(v.string(), v.check((text) => !Number.isNaN(Date.parse(text))));
const optionalText = v.fallback(v.optional(v.string()), undefined);

/** `question` is one that the person may leave; `agreed` says how the person agreed to a closing. */
const answer = v.object({
  kind: v.literal("answer"),
  text: v.string(),
  status: v.picklist(statuses),
  next: v.string(),
  lookOn: day,
  question: optionalText,
  agreed: v.fallback(v.optional(v.object({ how: v.picklist(["here", "silence", "met", "phone", "other"]), on: day })), undefined),
});
const message = v.object({ kind: v.literal("message"), text: v.string() });
const reopen = v.object({ kind: v.literal("reopen"), text: v.string() });
/** An officer's word for a new code of the reporter's. */
const receipt = v.object({ kind: v.literal("receipt") });
/** An officer asks whether the report may be closed. */
const closeAsk = v.object({ kind: v.literal("close-ask"), text: v.string() });
/** What became of a referral: sent, taken up, not answered yet, declined, or told that the consent was withdrawn. */
const referral = v.object({
  kind: v.literal("referral"), provider: v.string(), name: v.string(), step: v.picklist(["sent", "confirmed", "noanswer", "declined", "recalled"]), on: day, text: v.string(),
});

const consentRecord = v.object({ id: v.string(), version: v.string(), notice: optionalText, given: v.boolean(), at: minute });
const contact = v.object({
  choice: v.picklist(["here", "channel", "none"]), channel: optionalText, address: optionalText, hours: optionalText, mayLeaveMessage: v.fallback(v.optional(v.boolean()), undefined),
});

/** What the person says about the report itself. Each is a sealed message like any other (docs/sealing.md 8). */
const consent = v.object({ kind: v.literal("consent"), consent: v.array(consentRecord) });
const withdraw = v.object({ kind: v.literal("withdraw"), stop: v.array(v.picklist(["use", "share", "contact"])), erase: v.boolean(), at: minute });
const correction = v.variant("of", [
  v.object({ kind: v.literal("correction"), of: v.literal("account"), text: v.string() }),
  v.object({ kind: v.literal("correction"), of: v.literal("contact"), contact, at: minute }),
  v.object({ kind: v.literal("correction"), of: v.literal("name"), name: v.string(), at: minute }),
]);
const agreeClose = v.object({ kind: v.literal("agree-close"), agree: v.picklist(["yes", "no", "silence"]), until: v.fallback(v.optional(day), undefined) });
const refer = v.object({
  kind: v.literal("refer"), provider: v.string(), name: v.string(), need: v.string(), way: v.picklist(["unnamed", "warm", "letter"]), fields: v.array(v.string()),
  companion: v.boolean(), duty: v.string(), consent: consentRecord,
});

const report = v.object({
  kind: v.literal("report"),
  text: v.string(),
  name: optionalText,
  lookOn: v.fallback(v.optional(day), undefined),
  contact: v.fallback(v.optional(contact), undefined),
  consent: v.fallback(v.optional(v.array(consentRecord)), undefined),
});

const byMember = v.variant("kind", [answer, message, reopen, receipt, closeAsk, referral]);
const byReporter = v.union([v.variant("kind", [message, reopen, consent, withdraw, agreeClose, refer]), correction]);
export type Body = v.InferOutput<typeof byMember> | v.InferOutput<typeof byReporter> | Unknown;
/** `raw`: what a member said in a form that the first load has no words for; a later part may. */
type Unknown = { kind: "unknown"; raw?: unknown };
export type ReportRead = v.InferOutput<typeof report>;
export type ConsentRead = v.InferOutput<typeof consentRecord>;
export type ContactRead = v.InferOutput<typeof contact>;
export type BodyOf<K extends Body["kind"]> = Extract<Body, { kind: K }>;

/** Only members answer: whoever found the receipt ("r") must not be able to write a status in the team's place. */
export function readBody(by: string, body: unknown): Body {
  const parsed = v.safeParse(by === "r" ? byReporter : byMember, body);
  return parsed.success ? parsed.output : { kind: "unknown", ...(by === "r" ? {} : { raw: body }) };
}

export function readReport(body: unknown): ReportRead | null {
  const parsed = v.safeParse(report, body);
  return parsed.success ? parsed.output : null;
}

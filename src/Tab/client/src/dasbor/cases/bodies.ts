/**
 * What people wrote inside a case (contract: bodies). The seal tells who wrote it, not that it is harmless or well formed:
 * everything is parsed, and what is not understood is shown as a message of a new kind, never dropped.
 */
import * as v from "valibot";
import { isDay } from "../time/officeTime";

export const statuses = ["received", "initialResponse", "referred", "escalated", "monitoring", "closed"] as const;
export type Status = (typeof statuses)[number];

const contact = v.object({
  choice: v.picklist(["here", "channel", "none"]),
  channel: v.optional(v.string()),
  address: v.optional(v.string()),
  hours: v.optional(v.string()),
  mayLeaveMessage: v.optional(v.boolean()),
});

const day = v.pipe(v.string(), v.check(isDay, "day"));
const minute = v.pipe(v.string(), v.check((text) => !Number.isNaN(Date.parse(text)), "minute"));

/** A field that is missing, or in a form that this page does not know, is not there; the report is read all the same. */
const perhaps = <T extends v.GenericSchema>(field: T) => v.fallback(v.optional(field), undefined);

/** One consent, with the version of its own words and of the privacy notice beside which it was given. */
export const consentRecord = v.object({ id: v.string(), version: v.union([v.string(), v.number()]), notice: perhaps(v.string()), given: v.boolean(), at: v.string() });

const report = v.object({
  kind: v.literal("report"),
  via: v.string(),
  text: v.string(),
  /** The person's name, where it was written openly. */
  name: perhaps(v.string()),
  contact,
  consent: v.array(consentRecord),
  language: v.string(),
  /** The day that the room named for looking again: by then an answer is promised. */
  lookOn: perhaps(day),
  /** From this day on the provincial Satgas may read, if nobody has answered. */
  releaseOn: perhaps(day),
  wish: perhaps(v.picklist(["contact", "refer", "minor"])),
  about: perhaps(v.literal("other")),
  knows: perhaps(v.picklist(["willing", "unwilling", "unknown"])),
  other: perhaps(v.object({ name: v.optional(v.string()), reach: v.optional(v.string()) })),
  needs: perhaps(v.array(v.string())),
  officer: perhaps(v.object({ sex: perhaps(v.picklist(["P", "L"])), language: v.optional(v.string()), disability: v.optional(v.string()) })),
  notTell: perhaps(v.string()),
  selfharm: perhaps(v.literal(true)),
  /** By whom, how and with which consent a member wrote it down for the person. Whether the signature holds is `writtenBy` of sealing. */
  written: perhaps(v.object({ by: v.string(), channel: v.picklist(["posko", "phone", "whatsapp"]), readBack: perhaps(v.literal(true)), consentAt: minute, receipt: perhaps(v.picklist(["taken", "refused"])) })),
});

const answer = v.object({
  kind: v.literal("answer"),
  text: v.string(),
  status: v.picklist(statuses),
  next: v.string(),
  lookOn: day,
  /** A question that the person may leave. */
  question: perhaps(v.string()),
  /** How the person agreed that the case is closed. */
  agreed: v.fallback(v.optional(v.object({ how: v.picklist(["here", "silence", "met", "phone", "other"]), on: day })), undefined),
});

const message = v.object({ kind: v.literal("message"), text: v.string() });
const reopen = v.object({ kind: v.literal("reopen"), text: v.string() });

/** A reader asks the person whether the case may be closed; what became of a referral. */
const closeAsk = v.object({ kind: v.literal("close-ask"), text: v.string() });
const referral = v.object({
  kind: v.literal("referral"), provider: v.string(), name: v.string(), step: v.picklist(["sent", "confirmed", "noanswer", "declined", "recalled"]), on: day, text: v.string(),
});

/** What the person decides about the report (contract: messages from the room). To the server each is a message like any. */
const consent = v.object({ kind: v.literal("consent"), consent: v.array(consentRecord) });
const withdraw = v.object({ kind: v.literal("withdraw"), stop: v.array(v.string()), erase: v.boolean(), at: minute });
const correction = v.variant("of", [
  v.object({ kind: v.literal("correction"), of: v.literal("account"), text: v.string() }),
  v.object({ kind: v.literal("correction"), of: v.literal("contact"), contact, at: minute }),
  v.object({ kind: v.literal("correction"), of: v.literal("name"), name: v.string(), at: minute }),
]);
const agreeClose = v.object({ kind: v.literal("agree-close"), agree: v.picklist(["yes", "no", "silence"]), until: perhaps(day) });
const refer = v.object({
  kind: v.literal("refer"), provider: v.string(), name: v.string(), need: v.string(), way: v.picklist(["unnamed", "warm", "letter"]), fields: v.array(v.string()),
  companion: v.boolean(), duty: v.string(), consent: consentRecord,
});

/** A reader's word for a new receipt. What it says is read where it is acted upon (freshReceipts). */
const receipt = v.object({ kind: v.literal("receipt") });

/** Two members together (docs/sealing.md 11): who opened a dual case with whom; and a name asked for, given a share to, refused, or asked for no longer. */
const at = v.pipe(v.number(), v.integer(), v.minValue(0));
const opened = v.object({ kind: v.literal("opened"), with: v.string(), reason: v.string(), at });
const nameAsk = v.object({ kind: v.literal("name.ask"), reason: v.string(), at });
const nameYes = v.object({ kind: v.literal("name.yes"), ask: v.string(), w: v.object({ e: v.string(), c: v.string() }) });
const nameNo = v.object({ kind: v.literal("name.no"), ask: v.string() });
const nameBack = v.object({ kind: v.literal("name.back"), ask: v.string() });

export type Report = v.InferOutput<typeof report>;
export type Answer = v.InferOutput<typeof answer>;
export type Unknown = { kind: "unknown" };
/** What members do together; every reader sees it, the reporter too. */
export type Together =
  | v.InferOutput<typeof opened> | v.InferOutput<typeof nameAsk> | v.InferOutput<typeof nameYes> | v.InferOutput<typeof nameNo> | v.InferOutput<typeof nameBack>;
/** What the person decided, and what readers asked or noted about it. */
export type Decided = v.InferOutput<typeof byReporterToo> | v.InferOutput<typeof closeAsk> | v.InferOutput<typeof referral>;
const byReporterToo = v.union([v.variant("kind", [consent, withdraw, agreeClose, refer]), correction]);
export type Entry = Decided | Answer | v.InferOutput<typeof message> | v.InferOutput<typeof reopen> | v.InferOutput<typeof receipt> | Together | Unknown;

export function isDecided(entry: Entry): entry is Decided {
  return decidedKinds.some((kind) => kind === entry.kind);
}

const decidedKinds = ["consent", "withdraw", "correction", "agree-close", "refer", "close-ask", "referral"] as const satisfies Decided["kind"][];

export function isTogether(entry: Entry): entry is Together {
  return entry.kind === "opened" || entry.kind.startsWith("name.");
}

/** The first account, or null when this page does not know its form. */
export function readReport(body: unknown): Report | null {
  const told = v.safeParse(report, body);
  return told.success ? told.output : null;
}

/** One item of a thread. Only members answer: an "answer" signed by the reporter's key ("r") is not one. */
export function readEntry(by: string, body: unknown): Entry {
  if (by === "r") {
    const said = v.safeParse(v.union([v.variant("kind", [message, reopen]), byReporterToo]), body);
    return said.success ? said.output : { kind: "unknown" };
  }
  const told = v.safeParse(v.variant("kind", [closeAsk, referral, answer, message, reopen, opened, nameAsk, nameYes, nameNo, nameBack, receipt]), body);
  return told.success ? told.output : { kind: "unknown" };
}

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

/** A field that is missing, or in a form that this page does not know, is not there; the report is read all the same. */
const perhaps = <T extends v.GenericSchema>(field: T) => v.fallback(v.optional(field), undefined);

const report = v.object({
  kind: v.literal("report"),
  via: v.string(),
  text: v.string(),
  contact,
  consent: v.array(v.object({ id: v.string(), version: v.union([v.string(), v.number()]), notice: perhaps(v.string()), given: v.boolean(), at: v.string() })),
  language: v.string(),
  /** From this day on the provincial Satgas may read, if nobody has answered. */
  releaseOn: perhaps(v.pipe(v.string(), v.check(isDay, "day"))),
  wish: perhaps(v.picklist(["contact", "refer", "minor"])),
  about: perhaps(v.literal("other")),
  knows: perhaps(v.picklist(["willing", "unwilling", "unknown"])),
  other: perhaps(v.object({ name: v.optional(v.string()), reach: v.optional(v.string()) })),
  needs: perhaps(v.array(v.string())),
  officer: perhaps(v.object({ sex: perhaps(v.picklist(["P", "L"])), language: v.optional(v.string()), disability: v.optional(v.string()) })),
  notTell: perhaps(v.string()),
  selfharm: perhaps(v.literal(true)),
});

const answer = v.object({
  kind: v.literal("answer"),
  text: v.string(),
  status: v.picklist(statuses),
  next: v.string(),
  lookOn: v.pipe(v.string(), v.check(isDay, "day")),
});

const message = v.object({ kind: v.literal("message"), text: v.string() });
const reopen = v.object({ kind: v.literal("reopen"), text: v.string() });

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
export type Entry = Answer | v.InferOutput<typeof message> | v.InferOutput<typeof reopen> | v.InferOutput<typeof receipt> | Together | Unknown;

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
  const told = v.safeParse(v.variant("kind", by === "r" ? [message, reopen] : [answer, message, reopen, opened, nameAsk, nameYes, nameNo, nameBack, receipt]), body);
  return told.success ? told.output : { kind: "unknown" };
}

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

const report = v.object({
  kind: v.literal("report"),
  via: v.string(),
  text: v.string(),
  contact,
  consent: v.array(v.object({ id: v.string(), version: v.union([v.string(), v.number()]), given: v.boolean(), at: v.string() })),
  language: v.string(),
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

export type Report = v.InferOutput<typeof report>;
export type Answer = v.InferOutput<typeof answer>;
export type Unknown = { kind: "unknown" };
export type Entry = Answer | v.InferOutput<typeof message> | v.InferOutput<typeof reopen> | v.InferOutput<typeof receipt> | Unknown;

/** The first account, or null when this page does not know its form. */
export function readReport(body: unknown): Report | null {
  const told = v.safeParse(report, body);
  return told.success ? told.output : null;
}

/** One item of a thread. Only members answer: an "answer" signed by the reporter's key ("r") is not one. */
export function readEntry(by: string, body: unknown): Entry {
  const told = v.safeParse(v.variant("kind", by === "r" ? [message, reopen] : [answer, message, reopen, receipt]), body);
  return told.success ? told.output : { kind: "unknown" };
}

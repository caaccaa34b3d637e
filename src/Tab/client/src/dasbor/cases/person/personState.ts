import type { ThreadItem } from "../../../sealing";
import type { Day } from "../../time/officeTime";
import { readEntry, type Answer, type Entry, type Report } from "../bodies";

type Items = readonly ThreadItem[];
type Said<K extends Entry["kind"]> = Extract<Entry, { kind: K }>;
type ConsentRecord = Report["consent"][number];

/** The person took the report back: sharing stops now, any other use within three times twenty-four hours (UU PDP). */
export type Withdrawal = { position: number; at: number; erase: boolean };

/** Milliseconds in which use has to stop after a consent was taken back. */
export const stopWithin = 3 * 24 * 3_600_000;

/** The last withdrawal, unless the person went on with the report since. Only the person's own words count. */
export function withdrawalOf(items: Items): Withdrawal | null {
  let standing: Withdrawal | null = null;
  for (const { by, body, position } of items) {
    if (by !== "r") continue;
    const entry = readEntry(by, body);
    if (entry.kind === "withdraw") standing = { position, at: Date.parse(entry.at), erase: entry.erase };
    if (entry.kind === "reopen" || (entry.kind === "consent" && entry.consent.some(({ id, given }) => id === "readers" && given))) standing = null;
  }
  return standing;
}

/** Each consent as it stands now: the report's, changed by what the person said since; `service` for one about a referral. */
export function consentsNow(report: Report, items: Items): (ConsentRecord & { service?: string })[] {
  const now = new Map<string, ConsentRecord & { service?: string }>();
  const set = (record: ConsentRecord & { service?: string }) => now.set(record.id, { ...now.get(record.id), ...record });
  report.consent.forEach(set);
  for (const { by, body } of items) {
    const entry = by === "r" ? readEntry(by, body) : null;
    if (entry?.kind === "consent") entry.consent.forEach(set);
    if (entry?.kind === "refer") set({ ...entry.consent, service: entry.name });
    if (entry?.kind === "withdraw") for (const record of [...now.values()]) set({ ...record, given: false, at: entry.at });
    if (entry?.kind === "correction" && entry.of === "name") set({ id: "name", version: "1", given: true, at: entry.at });
    if (entry?.kind !== "correction" || entry.of !== "contact") continue;
    const channel = entry.contact.choice === "channel";
    set({ id: "contact", version: "1", given: channel, at: entry.at });
    set({ id: "message", version: "1", given: channel && entry.contact.mayLeaveMessage === true, at: entry.at });
  }
  return [...now.values()];
}

/** The report as its readers have to go by now: the newest name and way of contact, none without consent, and the consents as they stand. */
export function reportNow(report: Report, items: Items): Report {
  const consent = consentsNow(report, items);
  let { contact, name } = report;
  for (const { by, body } of items) {
    const entry = by === "r" ? readEntry(by, body) : null;
    if (entry?.kind === "correction" && entry.of === "contact") contact = entry.contact;
    if (entry?.kind === "correction" && entry.of === "name") name = entry.name;
  }
  const stands = (id: string) => consent.find((one) => one.id === id)?.given;
  if (contact.choice === "channel" && stands("contact") === false) contact = { choice: withdrawalOf(items) === null ? "here" : "none" };
  else if (contact.mayLeaveMessage === true && stands("message") === false) contact = { ...contact, mayLeaveMessage: false };
  return { ...report, name: stands("name") === true ? name : undefined, contact, consent: consent.filter(({ id }) => !id.startsWith("refer/")) };
}

/** Where the question stands whether the case may be closed. */
export type ClosingState =
  | { kind: "none" } | { kind: "asked" } | { kind: "refused" }
  | { kind: "waiting"; until: Day } | { kind: "agreed"; how: "here" | "silence"; on: Day | null };

/** Any word of the person after an answer makes it old: then it is asked anew (domain.md 3.8, step 8). */
export function closingOf(items: Items, today: Day): ClosingState {
  let state: ClosingState = { kind: "none" };
  for (const { by, body } of items) {
    const entry = readEntry(by, body);
    if (by === "r") {
      if (entry.kind !== "agree-close") state = { kind: "none" };
      else if (state.kind === "none") continue;
      else if (entry.agree === "no") state = { kind: "refused" };
      else if (entry.agree === "yes") state = { kind: "agreed", how: "here", on: null };
      else if (entry.until !== undefined) state = entry.until < today ? { kind: "agreed", how: "silence", on: entry.until } : { kind: "waiting", until: entry.until };
    } else if (entry.kind === "close-ask") state = { kind: "asked" };
    else if (entry.kind === "reopen" || (entry.kind === "answer" && entry.status === "closed")) state = { kind: "none" };
  }
  return state;
}

/** How the person agreed, as it goes into the closing answer; null while nobody may close. */
export function closingAgreed(state: ClosingState, today: Day): Answer["agreed"] {
  return state.kind === "agreed" ? { how: state.how, on: state.on ?? today } : undefined;
}

/** A referral that the person asked for: whether it is still agreed to, and what became of it. */
export type Referral = { asked: Said<"refer">; given: boolean; last: Said<"referral"> | null };

/** Each service once, in the order in which it was last asked for. */
export function referralsOf(report: Report, items: Items): Referral[] {
  const consents = consentsNow(report, items);
  const found = new Map<string, Referral>();
  for (const { by, body } of items) {
    const entry = readEntry(by, body);
    if (entry.kind === "refer") {
      found.delete(entry.provider);
      found.set(entry.provider, { asked: entry, given: consents.find(({ id }) => id === entry.consent.id)?.given ?? false, last: null });
    }
    const referral = entry.kind === "referral" ? found.get(entry.provider) : undefined;
    if (referral !== undefined && entry.kind === "referral") referral.last = entry;
  }
  return [...found.values()];
}

/** Who received something and has to be told that the person took it back: told already is told. */
export function toTell(report: Report, items: Items): string[] {
  return referralsOf(report, items).filter(({ given, last }) => !given && last !== null && last.step !== "recalled" && last.step !== "declined").map(({ asked }) => asked.name);
}

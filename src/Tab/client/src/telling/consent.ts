import type { Contact } from "./contact";
import type { Extras } from "./kinds";

/**
 * Consents, one by one, off at first (UU PDP art. 22 and 24: separable, provable; domain.md §3.3).
 * Each carries the version of its text and the minute it was given; all of it lies inside the sealed report.
 */
export type ConsentId = "told" | "store" | "readers" | "contact" | "message" | "other";
/** "envelope", "name": given by choosing the envelope for one's name, or to write it openly. `notice`: the privacy notice that stood on the page. */
export type ConsentRecord = { id: ConsentId | "envelope" | "name"; version: string; notice: string; given: boolean; at: string };

/** The minute each consent was given; absent = not given. */
export type Consents = Partial<Record<ConsentId, string>>;
type Asked = Pick<Extras, "wish" | "other"> & { contact: Contact; consents: Consents };

/** Counts up whenever the words of a consent change. */
export const consentVersion = "2";

/** Counts up whenever the words of the privacy notice change; the notice shows it. */
export const noticeVersion = "2";

/**
 * The questions this draft raises, in the order they are shown. "told": somebody under 18 has read who will be told.
 * "other": the person it is about agreed to be named here.
 */
export function consentsFor({ wish, contact, other }: Omit<Asked, "consents">): ConsentId[] {
  const channel: ConsentId[] = contact.choice !== "channel" ? [] : contact.mayLeaveMessage ? ["contact", "message"] : ["contact"];
  return [...(wish === "minor" ? (["told"] as const) : []), "store", "readers", ...channel, ...((other.name + other.reach).trim() === "" ? [] : (["other"] as const))];
}

/** Those without which it cannot be sent: all but the message that may be left. */
export function neededConsents(draft: Omit<Asked, "consents">): ConsentId[] {
  return consentsFor(draft).filter((id) => id !== "message");
}

/** An instant cut to the minute: the second adds nothing but a trace. */
export function minuteOf(now: number): string {
  return new Date(Math.floor(now / 60_000) * 60_000).toISOString().replace(":00.000Z", "Z");
}

export function consentRecords(draft: Asked, now: number): ConsentRecord[] {
  return consentsFor(draft).map((id) => {
    const at = draft.consents[id];
    return { id, version: consentVersion, notice: noticeVersion, given: at !== undefined, at: at ?? minuteOf(now) };
  });
}

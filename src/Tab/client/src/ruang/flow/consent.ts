import type { Contact } from "./contact";

/**
 * Consents, one by one, off at first (UU PDP art. 22 and 24: separable, provable; domain.md §3.3).
 * Each carries the version of its text and the minute it was given; all of it lies inside the sealed report.
 */
export type ConsentId = "store" | "readers" | "contact" | "message";
/** "envelope": given by ticking the envelope for one's name. */
export type ConsentRecord = { id: ConsentId | "envelope"; version: string; given: boolean; at: string };

/** The minute each consent was given; absent = not given. */
export type Consents = Partial<Record<ConsentId, string>>;
type Asked = { contact: Contact; consents: Consents };

/** Counts up whenever the words of a consent change. */
export const consentVersion = "1";

/** Without these two a report cannot be sent. */
export const neededConsents: readonly ConsentId[] = ["store", "readers"];

/** The questions this draft raises, in the order they are shown. */
export function consentsFor(draft: Pick<Asked, "contact">): ConsentId[] {
  if (draft.contact.choice !== "channel") return ["store", "readers"];
  return draft.contact.mayLeaveMessage ? ["store", "readers", "contact", "message"] : ["store", "readers", "contact"];
}

/** An instant cut to the minute: the second adds nothing but a trace. */
export function minuteOf(now: number): string {
  return new Date(Math.floor(now / 60_000) * 60_000).toISOString().replace(":00.000Z", "Z");
}

export function consentRecords(draft: Asked, now: number): ConsentRecord[] {
  return consentsFor(draft).map((id) => {
    const at = draft.consents[id];
    return { id, version: consentVersion, given: at !== undefined, at: at ?? minuteOf(now) };
  });
}

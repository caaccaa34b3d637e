import { accountLength } from "./account";
import { consentRecords, consentVersion, neededConsents, type ConsentId, type ConsentRecord } from "./consent";
import { contactGap, type Channel } from "./contact";
import { dayAfter, firstLook, offsetOf } from "./dates";
import type { Draft } from "./draft";
import { lateReaders, readerSet, type ReaderList, type ReaderSet } from "./readers";

/** The body of a report as the readers will see it (contract: sealing, extension 6). The server never does. */
export type ReportBody = {
  kind: "report";
  via: "room";
  text: string;
  contact: { choice: "here" | "channel" | "none"; channel?: string; address?: string; hours?: string; mayLeaveMessage?: boolean };
  consent: ConsentRecord[];
  language: "id" | "en";
  /** The day the page named for looking again, so that the person who comes back finds the same day. */
  lookOn: string;
  /** From this day on the provincial Satgas may read, if nobody has answered. The gate is the server's rule. */
  releaseOn?: string;
};

/** The first thing that keeps a draft from being sent; the page leads there with one sentence. */
export type Gap = { at: "text" } | { at: "readers"; because: "nobody" | "too-few" } | { at: "contact" } | { at: "consent"; id: ConsentId };

export function firstGap(draft: Draft, list: ReaderList, limit: number): Gap | null {
  if (accountLength(draft.text, limit) === "over") return { at: "text" };
  const readers = readerSet(draft.readers, list);
  if (typeof readers === "string") return { at: "readers", because: readers };
  if (contactGap(draft.contact) !== null) return { at: "contact" };
  const needed: ConsentId[] = [...neededConsents, ...(draft.contact.choice === "channel" ? (["contact"] as const) : [])];
  const missing = needed.find((id) => draft.consents[id] === undefined);
  return missing === undefined ? null : { at: "consent", id: missing };
}

/** `dual` and `identity` need two readers; a report to one goes without them. */
export type ReportToSeal = ReaderSet & { body: ReportBody; dual: boolean; identity?: { name: string }; late: string[] };

/** What is sealed; null while something is missing. `channelName` gives the channel in the person's language, as the readers will see it. */
export function reportToSeal(
  draft: Draft, list: ReaderList, limit: number, language: "id" | "en", now: number, nextNotice: string, channelName: (c: Channel) => string, lateAfterDays?: number,
): ReportToSeal | null {
  const readers = readerSet(draft.readers, list);
  const { choice, channel, address, hours, mayLeaveMessage } = draft.contact;
  if (firstGap(draft, list, limit) !== null || typeof readers === "string" || choice === null) return null;
  const contact =
    choice !== "channel" || channel === null
      ? { choice }
      : {
          choice,
          channel: channelName(channel),
          address: address.trim(),
          ...(hours.trim() === "" ? {} : { hours: hours.trim() }),
          mayLeaveMessage: mayLeaveMessage && draft.consents.message !== undefined,
        };
  const [two, name] = [readers.to.length >= 2, draft.envelope?.name.trim() ?? ""];
  const together = { dual: two && draft.dual, ...(two && name !== "" ? { identity: { name } } : {}) };
  const envelope = draft.envelope !== null && "identity" in together ? [{ id: "envelope" as const, version: consentVersion, given: true, at: draft.envelope.at }] : [];
  const consent = [...consentRecords(draft, now), ...envelope];
  const late = draft.late && lateAfterDays !== undefined ? lateReaders(draft.readers, together.dual, list).map((r) => r.id) : [];
  const release = late.length > 0 && lateAfterDays !== undefined ? { releaseOn: dayAfter(now, lateAfterDays, offsetOf(nextNotice)) } : {};
  return { ...readers, ...together, late, body: { kind: "report", via: "room", text: draft.text, contact, consent, language, lookOn: firstLook(nextNotice), ...release } };
}

import { accountLength } from "./account";
import { consentRecords, consentVersion, neededConsents, noticeVersion, type ConsentId, type ConsentRecord } from "./consent";
import { contactGap, type Channel } from "./contact";
import { dayAfter, firstLook, offsetOf } from "./dates";
import type { Draft, OwnName } from "./draft";
import { isRequest, type Attachment, type Knows, type Need, type Sex } from "./kinds";
import { lateReaders, readerSet, type ReaderList, type ReaderSet } from "./readers";

/** The body of a report as the readers will see it (contract: sealing, extension 6). The server never does. */
export type ReportBody = {
  kind: "report";
  via: "room";
  text: string;
  /** The own name, written openly for the chosen readers. */
  name?: string;
  contact: { choice: "here" | "channel" | "none"; channel?: string; address?: string; hours?: string; mayLeaveMessage?: boolean };
  consent: ConsentRecord[];
  language: "id" | "en";
  /** The day the page named for looking again, so that the person who comes back finds the same day. */
  lookOn: string;
  /** From this day on the provincial Satgas may read, if nobody has answered. The gate is the server's rule. */
  releaseOn?: string;
  /** What the person wishes for, where it is not a report to be read; "minor": under 18. */
  wish?: "contact" | "refer" | "minor";
  /** About somebody else. Unless that person knows and agrees, nobody contacts them, and no name or contact of theirs is here. */
  about?: "other";
  knows?: Knows;
  other?: { name?: string; reach?: string };
  needs?: readonly Need[];
  officer?: { sex?: Sex; language?: string; disability?: string };
  /** Under 18: who may not know. */
  notTell?: string;
  /** The person wants the officer to know of thoughts of self-harm. */
  selfharm?: true;
  att?: readonly Attachment[];
};

/** The first thing that keeps a draft from being sent; the page leads there with one sentence. */
export type Gap = { at: "text" } | { at: "readers"; because: "nobody" | "too-few" } | { at: "contact" } | { at: "consent"; id: ConsentId };

export function firstGap(draft: Draft, list: ReaderList, limit: number): Gap | null {
  if (accountLength(draft.text, limit) === "over") return { at: "text" };
  const readers = readerSet(draft.readers, list);
  if (typeof readers === "string") return { at: "readers", because: readers };
  if (contactGap(draft.contact) !== null) return { at: "contact" };
  const missing = neededConsents(draft).find((id) => draft.consents[id] === undefined);
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
  const two = readers.to.length >= 2;
  const own = standingName(draft, two);
  const together = { dual: two && draft.dual, ...(own?.way === "envelope" ? { identity: { name: own.name } } : {}) };
  const named = own === null ? [] : [{ id: own.way === "open" ? ("name" as const) : own.way, version: consentVersion, notice: noticeVersion, given: true, at: own.at }];
  const consent = [...consentRecords(draft, now), ...named];
  const late = draft.late && lateAfterDays !== undefined ? lateReaders(draft.readers, together.dual, list).map((r) => r.id) : [];
  const release = late.length > 0 && lateAfterDays !== undefined ? { releaseOn: dayAfter(now, lateAfterDays, offsetOf(nextNotice)) } : {};
  return { ...readers, ...together, late, body: { kind: "report", via: "room", text: isRequest(draft) ? "" : draft.text, ...(own?.way === "open" ? { name: own.name } : {}), contact, consent, language, lookOn: firstLook(nextNotice), ...release, ...more(draft) } };
}

/** The name as it will go along; null when there is none, or no second reader for its envelope. */
export function standingName({ ownName }: Draft, two: boolean): OwnName | null {
  const name = ownName?.name.trim() ?? "";
  return ownName === null || name === "" || (ownName.way === "envelope" && !two) ? null : { ...ownName, name };
}

/** What was said besides; absent where it was not. A request carries what helps to reach the person, and no account of anybody. */
function more(draft: Draft): Partial<ReportBody> {
  const { wish, officer, selfharm } = draft;
  const whole = !isRequest(draft);
  const isOther = whole && draft.about === "other";
  const notTell = wish === "minor" ? filled({ notTell: draft.notTell }) : {};
  return {
    ...(wish === "contact" || wish === "refer" || wish === "minor" ? { wish } : {}),
    ...(isOther ? { about: "other", knows: draft.knows ?? "unknown", ...some({ other: filled(draft.other) }) } : {}),
    ...(whole && draft.needs.length > 0 ? { needs: draft.needs } : {}),
    ...some({ officer: { ...(officer.sex === "P" || officer.sex === "L" ? { sex: officer.sex } : {}), ...filled({ language: officer.language, disability: officer.disability }) } }),
    ...notTell,
    ...(selfharm ? { selfharm } : {}),
    ...(whole && draft.att.length > 0 ? { att: draft.att } : {}),
  };
}

/** The texts that are not empty, trimmed. */
function filled<K extends string>(texts: Record<K, string>): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries<string>(texts).map(([key, text]) => [key, text.trim()]).filter(([, text]) => text !== "")) as Partial<Record<K, string>>;
}

/** The field, unless nothing is in it. */
function some<T extends Record<string, object>>(field: T): T | Record<string, never> {
  return Object.values(field).every((value) => Object.keys(value).length === 0) ? {} : field;
}

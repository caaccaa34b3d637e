import { activeMember } from "./directory";
import { SealingError } from "./errors";
import { isRecord } from "./json";
import { sealSlots } from "./slots";
import type { Bytes, DirectoryEntry, Wrap } from "./types";

/** Always this many beside every submission, whether somebody is let in later or not. */
export const LATE_SLOTS = 2;

/** What a report's body says of them: whom the person lets in if nobody answers, and the very slots that went along. */
export type Release = { to: string[]; slots: string };

/** Trustees whom a person may let in later: active, and neither among the readers nor left out. */
export function expectLate(entry: DirectoryEntry, late: readonly string[], to: readonly string[], exclude: readonly string[]): void {
  if (late.length > LATE_SLOTS || new Set(late).size !== late.length) throw new SealingError("late-readers");
  if (late.some((id) => activeMember(entry, id).role !== "trustee" || to.includes(id) || exclude.includes(id))) throw new SealingError("late-readers");
}

/** The case key for these trustees, or nothing for nobody. @param kh of the report, also in later epochs: it is the one that an index entry carries */
export function sealLateSlots(entry: DirectoryEntry, late: readonly string[], kh: Bytes, ck: Bytes): Promise<Wrap[]> {
  return sealSlots(late.map((id) => ({ kem: activeMember(entry, id).kem, slot: { mode: "key", key: ck } })), "late", kh, LATE_SLOTS);
}

/** The release that a report's body carries, or null: also for one of another form, since a body must not close a case to its readers. */
export function releaseOf(body: unknown): Release | null {
  const release = isRecord(body) ? body["release"] : null;
  if (!isRecord(release)) return null;
  const { to, slots } = release;
  return Array.isArray(to) && to.every((id) => typeof id === "string") && typeof slots === "string" ? { to, slots } : null;
}

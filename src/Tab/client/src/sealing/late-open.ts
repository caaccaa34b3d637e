import { fromBase64url } from "./base64url";
import { SealingError } from "./errors";
import { LATE_SLOTS, releaseOf } from "./late";
import { findOwnSlot, slotsHash } from "./slots";
import type { Bytes, DirectoryEntry, OpenCase, Unlocked, Wrap } from "./types";

/** Whom a new epoch seals them to: those whom the report names and who are trustees still, were not left out by it and not taken out by a reader since. */
export function lateAgain({ payload, steps, dual }: OpenCase, entry: DirectoryEntry, to: readonly string[]): string[] {
  const isTrustee = (id: string) => entry.members.some((member) => member.id === id && member.st === "active" && member.role === "trustee");
  const named = dual ? [] : (releaseOf(payload.body)?.to ?? []);
  return named.filter((id) => isTrustee(id) && !to.includes(id) && !payload.excl.includes(id) && !steps.some(({ out }) => out.includes(id))).slice(0, LATE_SLOTS);
}

/** The key that an entry of the index holds for somebody who is let in late; null when none of its slots is this one's. */
export async function findLateKey(me: Pick<Unlocked, "keys" | "before">, entry: { kh: string; late: Wrap[] }): Promise<Bytes | null> {
  const slot = await findOwnSlot(me, "late", fromBase64url(entry.kh), entry.late);
  if (slot === null || slot.mode === "dummy") return null;
  if (slot.mode !== "key") throw new SealingError("slot-malformed");
  return slot.key;
}

/** True for somebody whom the report lets in, who has no place among the readers and lost none. */
export function isReleased({ payload, readers, steps }: OpenCase, id: string): boolean {
  return releaseOf(payload.body)?.to.includes(id) === true && !readers.includes(id) && !steps.some(({ out }) => out.includes(id));
}

/**
 * Holds a late key against what the person signed: only whom the report names reads by it, and in the report's own epoch only by the slots it names.
 * @throws SealingError late-unsigned
 */
export async function expectReleased(open: OpenCase, id: string, late: Wrap[]): Promise<void> {
  const signed = releaseOf(open.payload.body)?.slots;
  if (!isReleased(open, id) || (open.epoch === 0 && signed !== (await slotsHash(late)))) throw new SealingError("late-unsigned");
}

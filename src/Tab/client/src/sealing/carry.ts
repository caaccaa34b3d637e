import { openObject, sealObject } from "./object";
import { unlockWith } from "./member";
import { publicKeysOf } from "./keys";
import type { MemberRecord, SealedObject, Unlocked } from "./types";

/** The old master key under the new one: after a renewal the new words still reach what was sealed to the old keys, until that is handed over. */
export async function carryOver(old: Unlocked, fresh: Unlocked): Promise<SealedObject> {
  const [from, to] = await Promise.all([publicKeysOf(old.keys), publicKeysOf(fresh.keys)]);
  return sealObject(fresh.masterKey, { t: "carry", id: fresh.id, from: from.kem, to: to.kem }, old.masterKey);
}

/** The keys before the present ones. */
export async function openCarried(present: Unlocked, previous: MemberRecord, carry: SealedObject): Promise<Unlocked> {
  const to = (await publicKeysOf(present.keys)).kem;
  return unlockWith(previous, await openObject(present.masterKey, carry, { t: "carry", id: present.id, from: previous.kem, to }));
}

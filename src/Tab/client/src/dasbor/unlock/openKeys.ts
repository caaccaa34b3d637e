import type { KeptKeys } from "../../api/dashboardSchemas";
import { openCarried, SealingError, unlock, type Secret, type Unlocked } from "../../sealing";
import type { Keys } from "../session/keys";

/**
 * Opens the present keys, or those that wait for two signatures: after making new ones a person holds the new words alone.
 * @throws SealingError wrong-secret, or why a record is refused
 */
export async function openKeys(kept: KeptKeys, secret: Secret): Promise<Keys> {
  const { record, next } = kept;
  try {
    return await keysOf(kept, await unlock(record, secret));
  } catch (fault) {
    if (next === null || !isWrong(fault)) throw fault;
    return openedNext(kept, await unlock(next, secret));
  }
}

/** Opened keys that wait for two signatures; or that have just come into force, when the list did not name any of this member's. */
export async function openedNext(kept: KeptKeys, unlocked: Unlocked): Promise<Keys> {
  const { record, next } = kept;
  if (next === null) return keysOf(kept, unlocked);
  return { unlocked, pub: { kem: next.kem, sig: next.sig }, kept, standsInFor: { kem: record.kem, sig: record.sig } };
}

/** The present keys, with the ones before them where they were carried over. */
export async function keysOf(kept: KeptKeys, unlocked: Unlocked): Promise<Keys> {
  const { record: { kem, sig }, previous } = kept;
  const before = previous === null || previous.carry === null ? undefined : await openCarried(unlocked, previous.record, previous.carry);
  return { unlocked: before === undefined ? unlocked : { ...unlocked, before }, pub: { kem, sig }, kept, standsInFor: null };
}

function isWrong(fault: unknown): boolean {
  return fault instanceof SealingError && fault.reason === "wrong-secret";
}

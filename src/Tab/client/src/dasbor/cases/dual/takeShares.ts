import { holdersOf, myShare, readShares, type Directory, type Unlocked } from "../../../sealing";
import { hashOf } from "../../../sealing/derive";
import type { Trouble } from "../caseBook";
import { addFront, addTried } from "../memory";
import type { MemoryStore } from "../memoryStore";
import type { KnownCase } from "../readCase";

/**
 * Remembers another key of a case that two open together. Who knew the case before believes it only from a holder of the key before.
 * @returns what does not fit; then the key is not remembered
 */
export async function takeShares(me: Unlocked, memory: MemoryStore, told: KnownCase, directory: Directory): Promise<Trouble | null> {
  const { by, caseId, epoch, prev, front } = await readShares(me, told.open, directory);
  memory.update((before) => addTried(before, told.id));
  const last = memory.current.pairs.get(caseId)?.at(-1);
  if (last !== undefined && last.kh !== front.kh) {
    const before = await myShare(me, last);
    const fits = epoch > before.header.epoch && (epoch > before.header.epoch + 1 || prev === (await hashOf(last.kh)));
    if (!fits || !holdersOf(before, directory).includes(by)) return { caseId, doubt: "shares-forged", by };
  }
  memory.update((before) => addFront(before, caseId, front));
  return null;
}

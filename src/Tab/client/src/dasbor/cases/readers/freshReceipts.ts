import { readVouch, SealingError, type FreshReceipt, type Vouch } from "../../../sealing";
import type { Asked } from "../caseBook";
import type { KnownCase } from "../readCase";

/** A new receipt that waits for two readers' words: who asked, and who has vouched for it in this epoch. */
export type Waiting = FreshReceipt & { asked: Asked | null; vouches: { by: string; vouch: Vouch }[] };

/** What waits in a case, by the requests this member found and by what stands in the thread. One that is in force waits no more. */
export function waitingReceipts(known: KnownCase, asked: readonly Asked[]): Waiting[] {
  const all = new Map<string, Waiting>();
  for (const one of asked) if (one.caseId === known.id) all.set(one.rk.kem, { rk: one.rk, rid: one.rid, rbox: one.rbox, asked: one, vouches: [] });
  for (const { by, body } of known.items) {
    const vouch = by === "r" ? null : vouchOf(body);
    if (vouch === null || vouch.epoch !== known.open.epoch) continue;
    const waiting = all.get(vouch.rk.kem) ?? { rk: vouch.rk, rid: vouch.rid, rbox: vouch.rbox, asked: null, vouches: [] };
    if (waiting.rid === vouch.rid) all.set(vouch.rk.kem, { ...waiting, vouches: [...waiting.vouches, { by, vouch }] });
  }
  all.delete(known.open.header.rk.kem);
  return [...all.values()];
}

function vouchOf(body: unknown): Vouch | null {
  try {
    return readVouch(body);
  } catch (fault) {
    if (fault instanceof SealingError) return null;
    throw fault;
  }
}

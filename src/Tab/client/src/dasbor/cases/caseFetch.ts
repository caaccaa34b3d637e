import { MovedError, type DashboardApi } from "../../api/dashboard";
import type { CaseBodies } from "../../api/dashboardSchemas";
import { findKey, fitKey, ownFront, readClosing, SealingError, type Directory, type DualFront, type HandedCase, type Seen, type Unlocked, type WholeKey } from "../../sealing";
import { accessToken } from "../../sealing/case-key";
import { hashOf } from "../../sealing/derive";

/** Somebody closed the epoch and this member has no place in the next one; `by` is null when the closing is not signed by a reader. */
export class LeftOut extends Error {
  readonly by: string | null;

  constructor(by: string | null) {
    super("left out of a case");
    this.name = "LeftOut";
    this.by = by;
  }
}

/** A dual case goes on under another key, of which this member holds one share: two have to open it together again. `by` began it, where that is known. */
export class SharedAnew extends Error {
  readonly front: DualFront;
  readonly by: string | null;

  constructor(front: DualFront, by: string | null) {
    super("a new key that two open together");
    this.name = "SharedAnew";
    this.front = front;
    this.by = by;
  }
}

export type Fetched = { key: WholeKey; access: string; bodies: CaseBodies };

/** What this member verified last of the readers of a case. */
export type LastReaders = Seen & { to: string[] };

const mostEpochs = 64;

/**
 * Fetches a case with the key of any of its epochs: where an epoch is over, the own slot in the next one shows the way.
 * @param last what this member remembers of the readers; without it a closing cannot be checked
 * @throws LeftOut, SharedAnew, SealingError, and the faults of the network
 */
export async function fetchCase(
  api: Pick<DashboardApi, "openCase">, me: Unlocked, from: HandedCase & { dual: boolean }, directory: Directory, last?: LastReaders,
): Promise<Fetched> {
  let at: HandedCase = from;
  for (let hop = 0; hop < mostEpochs; hop += 1) {
    const access = await accessToken(at.ck, at.caseId);
    try {
      const bodies = await api.openCase(access);
      return { key: await newestKey(bodies, at, from.dual), access, bodies };
    } catch (fault) {
      if (!(fault instanceof MovedError)) throw fault;
      at = await follow(me, at, from.dual, fault, directory, last);
    }
  }
  throw new SealingError("epoch-chain");
}

/** The key as that of the newest epoch served. An older epoch than the key's own is a case of yesterday. */
async function newestKey(bodies: CaseBodies, at: HandedCase, dual: boolean): Promise<WholeKey> {
  if (bodies.epochs.length < at.epoch) throw new SealingError("epoch-rollback");
  return fitKey(bodies.epochs.at(-1)?.kh ?? bodies.sealed.kh, at.ck, dual);
}

/** The key of the epoch that follows, or who left this member out of it. That it does follow is checked when the whole case is read. */
async function follow(me: Unlocked, at: HandedCase, dual: boolean, moved: MovedError, directory: Directory, last?: LastReaders): Promise<HandedCase> {
  const next = await findKey(me, moved.next);
  const held = last?.epoch === at.epoch ? last : undefined;
  const by = next?.kind === "key" || held === undefined ? null : await closedBy(at, moved, directory, held);
  if (next === null) throw new LeftOut(by);
  if (next.header.case !== at.caseId || next.header.epoch !== at.epoch + 1) throw new SealingError("epoch-chain");
  if (next.kind === "share") {
    if (held !== undefined && by === null) throw new SealingError("epoch-end");
    throw new SharedAnew(await ownFront(me, moved.next), by);
  }
  // The person was promised that nobody opens it alone: one of the two must not be able to end that.
  if (dual) throw new SealingError("dual-ended");
  return { caseId: at.caseId, epoch: next.header.epoch, ck: next.ck };
}

async function closedBy(at: HandedCase, moved: MovedError, directory: Directory, last: LastReaders): Promise<string | null> {
  try {
    const { by, next } = await readClosing(at, last, moved.sets, directory);
    return next === (await hashOf(moved.next.kh)) ? by : null;
  } catch (fault) {
    if (fault instanceof SealingError) return null;
    throw fault;
  }
}

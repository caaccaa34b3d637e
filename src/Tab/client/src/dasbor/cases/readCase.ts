import type { CaseBodies } from "../../api/dashboardSchemas";
import { openAsMember, readLog, readThread, SealingError,
  type Directory, type Head, type LogItem, type OpenCase, type SealedObject, type ThreadItem, type Unlocked, type WholeKey } from "../../sealing";
import { objectHash } from "../../sealing/object";
import type { Remembered } from "./memory";
import { doubtOf, type Doubt } from "./trust";

/** A case as this browser opened and verified it. */
export type KnownCase = {
  id: string;
  key: WholeKey;
  access: string;
  open: OpenCase;
  items: ThreadItem[];
  head: Head;
  log: LogItem[];
  logHead: Head | null;
  /** The messages behind `items`. What did not verify, in thread or log, is only counted. */
  stood: SealedObject[];
  strange: number;
  /** What this member remembers and the server did not give. */
  doubts: Doubt[];
  bodies: CaseBodies;
};

/** What to hold a served case against: the readers, the thread and the log as they were verified last. */
export type Before = Pick<Remembered, "epoch" | "rev" | "h" | "n" | "thread" | "log" | "counts">;

/**
 * Verifies everything a case consists of: key, account, readers, thread and log. One line of thread or log that does not stand closes nothing, since
 * whoever knows the token could then take the case from all its readers; it is counted and told.
 * @throws SealingError when account or readers do not stand: then nothing of the case may be shown
 */
export async function readCase(me: Unlocked, key: WholeKey, access: string, bodies: CaseBodies, directory: Directory, before?: Before): Promise<KnownCase> {
  const { sealed, slots, sets } = bodies;
  const last = bodies.epochs.length - 1;
  const epochs = bodies.epochs.map((epoch, at) => (at === last ? { ...epoch, slots } : epoch));
  const same = before !== undefined && before.epoch === key.header.epoch && before.counts.sets === countSets(bodies);
  const open = await openAsMember(me, key, { ...sealed, sets, ...(last < 0 ? { slots } : {}) }, directory, {
    expectCase: key.header.case,
    epochs,
    cached: before !== undefined && !same,
    ...(before === undefined ? {} : { seen: { epoch: before.epoch, rev: before.rev, h: before.h, n: before.n } }),
  });
  const { items, head, stood, strange } = await readThread(open, bodies.messages, directory);
  const log = await readLogHeld(open, bodies.log, directory, before?.log ?? undefined);
  const doubt = before === undefined ? null : await threadDoubt(before.thread, head, stood);
  const doubts = [doubt, log.doubt].filter((one) => one !== null);
  return { id: open.caseId, key, access, open, items, head, log: log.items, logHead: log.head, stood, strange: strange + log.strange, doubts, bodies };
}

/** How many changes of readers the server gave, of all epochs. */
export function countSets(bodies: Pick<CaseBodies, "sets" | "epochs">): number {
  return bodies.epochs.reduce((sum, epoch) => sum + epoch.sets.length, bodies.sets.length);
}

/** The log is voluntary: one that is shorter than before is told, and the case is still read. */
async function readLogHeld(open: OpenCase, entries: SealedObject[], directory: Directory, seen?: Head) {
  try {
    return { ...(await readLog(open, entries, directory, seen)), doubt: null };
  } catch (fault) {
    if (!(fault instanceof SealingError)) throw fault;
    return { ...(await readLog(open, entries, directory)), doubt: doubtOf(fault) };
  }
}

/** A tail that is withheld leaves no gap: only who remembers a longer thread notices. */
async function threadDoubt(seen: Head, head: Head, stood: SealedObject[]): Promise<Doubt | null> {
  if (head.seq < seen.seq) return "thread-short";
  const there = seen.seq === 0 ? undefined : stood[seen.seq - 1];
  return there !== undefined && (await objectHash(there)) !== seen.hash ? "thread-changed" : null;
}

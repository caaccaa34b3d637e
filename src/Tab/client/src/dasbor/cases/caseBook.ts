import { accessOf, findKey, openAsMember, readLog, readThread, SealingError,
  type CaseKey, type Directory, type Head, type LogItem, type OpenCase, type SealedObject, type ThreadItem, type Unlocked } from "../../sealing";
import type { CaseBodies, IndexEntry } from "../../api/dashboardSchemas";

/** A case as this browser opened and verified it. */
export type KnownCase = {
  id: string;
  key: CaseKey;
  access: string;
  open: OpenCase;
  items: ThreadItem[];
  head: Head;
  log: LogItem[];
  logHead: Head | null;
  /** The messages behind `items`. What did not verify, in thread or log, is only counted. */
  stood: SealedObject[];
  strange: number;
  bodies: CaseBodies;
};

/** What this member can open: cases by id, and how many answered to the key but did not stand up to verification. */
export type CaseBook = { cases: Map<string, KnownCase>; damaged: number };

type Source = { index(): Promise<IndexEntry[]>; openCase(access: string): Promise<CaseBodies> };

const atOnce = 4;

/**
 * Goes through the index with the member's key. What does not open is simply not there (sealing.md §3.3-12): no count, no trace.
 * @param progress Called after each entry; the list may be shown while it grows.
 */
export async function openAll(api: Source, me: Unlocked, directory: Directory, progress: (done: number, count: number) => void): Promise<CaseBook> {
  const entries = await api.index();
  const book: CaseBook = { cases: new Map(), damaged: 0 };
  let next = 0;
  let done = 0;
  progress(0, entries.length);
  const worker = async () => {
    for (let entry = entries[next++]; entry !== undefined; entry = entries[next++]) {
      const known = await openEntry(api, me, entry, directory);
      if (known === "damaged") book.damaged += 1;
      else if (known !== null) book.cases.set(known.id, known);
      progress(++done, entries.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return book;
}

/** Null: not mine, a drill, or already gone from the server. A fault of the network is thrown on. */
async function openEntry(api: Source, me: Unlocked, entry: IndexEntry, directory: Directory): Promise<KnownCase | "damaged" | null> {
  try {
    const key = await findKey(me, entry);
    if (key === null || key.kind !== "key") return null;
    const access = await accessOf(key);
    return await readCase(me, key, access, await api.openCase(access), directory);
  } catch (fault) {
    if (fault instanceof SealingError) return "damaged";
    if (isGone(fault)) return null;
    throw fault;
  }
}

/**
 * Verifies everything a case consists of: key, account, thread and log. One line of thread or log that does not stand closes nothing, since whoever
 * knows the token could then take the case from all its readers; it is counted and told.
 */
export async function readCase(me: Unlocked, key: CaseKey, access: string, bodies: CaseBodies, directory: Directory, seen?: Head): Promise<KnownCase> {
  const open = await openAsMember(me, key, bodies.sealed, directory);
  const { items, head, stood, strange } = await readThread(open, bodies.messages, directory);
  const { items: log, head: logHead, strange: strangeLines } = await readLog(open, bodies.log, directory, seen);
  return { id: open.caseId, key, access, open, items, head, log, logHead, stood, strange: strange + strangeLines, bodies };
}

/**
 * What was known and what was just read, each case as far as it was ever seen: threads and logs only grow. A look that began before an answer
 * was sent, or a server that withholds an end, takes nothing from the page.
 */
export function longest(before: ReadonlyMap<string, KnownCase>, fresh: ReadonlyMap<string, KnownCase>): Map<string, KnownCase> {
  const all = new Map([...before, ...fresh]);
  for (const [id, seen] of before) {
    const read = fresh.get(id)?.bodies;
    if (read !== undefined && (read.messages.length < seen.bodies.messages.length || read.log.length < seen.bodies.log.length)) all.set(id, seen);
  }
  return all;
}

function isGone(fault: unknown): boolean {
  return typeof fault === "object" && fault !== null && "status" in fault && fault.status === 404;
}

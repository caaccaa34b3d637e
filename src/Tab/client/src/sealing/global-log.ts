import { fromBase64url, toBase64url } from "./base64url";
import { concat } from "./bytes";
import { label, sha256 } from "./derive";
import { SealingError } from "./errors";
import { headerBytes, readHeader } from "./header";
import { countOf, expectKeys, stringOf } from "./json";
import { sign, verify } from "./signature";
import type { Head, LogEntry, LogItem, Unlocked } from "./types";

/** One signed line of the log that all may read: the directory, releases of the software. Never a case. */
export type GlobalEntry = { e: string; by: string; sig: string };

/** The keys under which an id may have signed. */
type KeysOf = (by: string) => readonly string[];

export async function globalHash(entry: GlobalEntry): Promise<string> {
  return toBase64url(await sha256(concat(label("audit"), fromBase64url(entry.e))));
}

export async function signGlobalEntry(
  me: Unlocked,
  log: string,
  head: Head | null,
  entry: LogEntry & { ref: string },
): Promise<GlobalEntry> {
  const seq = head === null ? 0 : head.seq + 1;
  const e = headerBytes({ t: "audit", log, seq, prev: head?.hash ?? null, ts: entry.ts, by: me.id, act: entry.act, ref: entry.ref });
  return { e: toBase64url(e), by: me.id, sig: await sign(me.keys.sig.privateKey, "audit", e) };
}

/** @param seen refuses a fork or a shorter log */
export async function verifyGlobalLog(log: string, entries: GlobalEntry[], keysOf: KeysOf, seen?: Head): Promise<{ items: LogItem[]; head: Head | null }> {
  const { items, head, fault } = await readGlobalLog(log, entries, keysOf, seen);
  if (fault !== null) throw fault;
  return { items, head };
}

/** Reads a log as far as it stands: what comes before the first line that does not is true, and `fault` says what is wrong with that line. */
export async function readGlobalLog(
  log: string,
  entries: GlobalEntry[],
  keysOf: KeysOf,
  seen?: Head,
): Promise<{ items: LogItem[]; head: Head | null; fault: SealingError | null }> {
  const items: LogItem[] = [];
  let head: Head | null = null;
  for (const [seq, entry] of entries.entries()) {
    try {
      const item = await readLine(log, entry, seq, head, keysOf);
      const next: Head = { seq, hash: await globalHash(entry) };
      if (seen !== undefined && seen.seq === seq && seen.hash !== next.hash) throw new SealingError("log-fork");
      items.push(item);
      head = next;
    } catch (fault) {
      if (!(fault instanceof SealingError)) throw fault;
      return { items, head, fault };
    }
  }
  const short = seen !== undefined && entries.length <= seen.seq;
  return { items, head, fault: short ? new SealingError("log-truncated") : null };
}

async function readLine(log: string, entry: GlobalEntry, seq: number, head: Head | null, keysOf: KeysOf): Promise<LogItem> {
  const line = readHeader(entry.e, { t: "audit", log, seq, prev: head?.hash ?? null, by: entry.by });
  expectKeys(line, ["v", "t", "log", "seq", "prev", "ts", "by", "act", "ref"]);
  await expectSignature(entry, keysOf(entry.by));
  return { position: seq, by: entry.by, ts: countOf(line["ts"]), act: stringOf(line["act"]), ref: stringOf(line["ref"]) };
}

async function expectSignature(entry: GlobalEntry, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (await verify(key, "audit", fromBase64url(entry.e), entry.sig)) return;
  }
  throw new SealingError("signature");
}

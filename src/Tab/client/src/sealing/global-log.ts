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

/** @param keysOf the keys under which an id may have signed; @param seen refuses a fork or a shorter log */
export async function verifyGlobalLog(
  log: string,
  entries: GlobalEntry[],
  keysOf: (by: string) => readonly string[],
  seen?: Head,
): Promise<{ items: LogItem[]; head: Head | null }> {
  const items: LogItem[] = [];
  let head: Head | null = null;
  for (const [seq, entry] of entries.entries()) {
    const prev: string | null = head === null ? null : head.hash;
    const line = readHeader(entry.e, { t: "audit", log, seq, prev, by: entry.by });
    expectKeys(line, ["v", "t", "log", "seq", "prev", "ts", "by", "act", "ref"]);
    await expectSignature(entry, keysOf(entry.by));
    items.push({ position: seq, by: entry.by, ts: countOf(line["ts"]), act: stringOf(line["act"]), ref: stringOf(line["ref"]) });
    head = { seq, hash: await globalHash(entry) };
    if (seen !== undefined && seen.seq === seq && seen.hash !== head.hash) throw new SealingError("log-fork");
  }
  if (seen !== undefined && entries.length <= seen.seq) throw new SealingError("log-truncated");
  return { items, head };
}

async function expectSignature(entry: GlobalEntry, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (await verify(key, "audit", fromBase64url(entry.e), entry.sig)) return;
  }
  throw new SealingError("signature");
}

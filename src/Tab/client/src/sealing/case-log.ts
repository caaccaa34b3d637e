import { signingKeysOf } from "./directory";
import { SealingError } from "./errors";
import { readHeader } from "./header";
import { countOf, expectKeys, stringOf } from "./json";
import { objectHash, openObject } from "./object";
import { readSigned, sealSigned, type KeysOf } from "./signature";
import { epochKeys, orNull } from "./thread";
import type { Bytes, Directory, Head, LogEntry, LogItem, OpenCase, SealedObject } from "./types";

type OpenLog = { items: LogItem[]; head: Head | null };

/**
 * The next line of a case's own log. The server sees that there is one and its place; what was done, by whom and
 * when lies under the case's key.
 */
export async function sealLogEntry(c: OpenCase, head: Head | null, entry: LogEntry): Promise<SealedObject> {
  const header = { t: "log", log: c.caseId, seq: head === null ? 0 : head.seq + 1, prev: head === null ? null : head.hash };
  return sealSigned(c.ck, header, "log", c.author, { ts: entry.ts, act: entry.act, ref: entry.ref });
}

/**
 * Verifies and opens a case's log. Writing it is voluntary and the server cannot enforce it; what is there was
 * signed by readers, in this order. @param seen the last line this reader saw: refuses a fork or a shorter log
 */
export async function verifyLog(c: OpenCase, entries: SealedObject[], directory: Directory, seen?: Head): Promise<OpenLog> {
  const keys = epochKeys(c).map((key) => key.ck);
  return verifyLogWith(keys, c.caseId, entries, (by) => (c.everReaders.includes(by) ? signingKeysOf(directory, by) : []), seen);
}

/** @param keys of all epochs, oldest first; an entry under an older key than the one before it is refused */
export async function verifyLogWith(keys: Bytes[], log: string, entries: SealedObject[], keysOf: KeysOf, seen?: Head): Promise<OpenLog> {
  const { items, head } = await walk({ keys, log, keysOf }, entries, seen, (fault) => { throw fault; });
  return { items, head };
}

/**
 * Opens a log as far as it stands. Whoever knows the access token can add a line that nobody opens, and a voluntary log must not close the case
 * to its readers: such a line is left out and counted. @param seen as in verifyLog; a shorter or other log is still refused
 */
export async function readLog(c: OpenCase, entries: SealedObject[], directory: Directory, seen?: Head): Promise<OpenLog & { strange: number }> {
  const keysOf: KeysOf = (by) => (c.everReaders.includes(by) ? signingKeysOf(directory, by) : []);
  return walk({ keys: epochKeys(c).map((key) => key.ck), log: c.caseId, keysOf }, entries, seen, orNull);
}

type Rules = { keys: Bytes[]; log: string; keysOf: KeysOf };

async function walk(rules: Rules, entries: SealedObject[], seen: Head | undefined, orElse: (fault: unknown) => null): Promise<OpenLog & { strange: number }> {
  const items: LogItem[] = [];
  let head: Head | null = null;
  let newest = 0;
  for (const [seq, object] of entries.entries()) {
    const line: { item: LogItem; index: number } | null = await openLine(rules, object, seq, head === null ? null : head.hash, newest).catch(orElse);
    if (line !== null) {
      items.push(line.item);
      newest = line.index;
    }
    head = { seq, hash: await objectHash(object) };
    if (seen !== undefined && seen.seq === seq && seen.hash !== head.hash) throw new SealingError("log-fork");
  }
  if (seen !== undefined && entries.length <= seen.seq) throw new SealingError("log-truncated");
  return { items, head, strange: entries.length - items.length };
}

async function openLine({ keys, log, keysOf }: Rules, object: SealedObject, seq: number, prev: string | null, newest: number): Promise<{ item: LogItem; index: number }> {
  readHeader(object.h, { t: "log", log, seq, prev });
  const { index, plaintext } = await openFrom(keys, newest, object);
  const { by, payload } = await readSigned(plaintext, object, "log", keysOf);
  expectKeys(payload, ["ts", "act", "ref"]);
  const ref = payload["ref"] === null ? null : stringOf(payload["ref"]);
  return { item: { position: seq, by, ts: countOf(payload["ts"]), act: stringOf(payload["act"]), ref }, index };
}

async function openFrom(keys: Bytes[], from: number, object: SealedObject): Promise<{ index: number; plaintext: Bytes }> {
  for (let index = from; index < keys.length; index++) {
    const key = keys[index];
    if (key === undefined) break;
    try {
      return { index, plaintext: await openObject(key, object, { t: "log" }) };
    } catch (error) {
      if (!(error instanceof SealingError) || error.reason !== "object-decrypt") throw error;
    }
  }
  throw new SealingError("log-key");
}

import { toBase64url } from "./base64url";
import { signingKeysOf } from "./directory";
import { SealingError } from "./errors";
import { readHeader } from "./header";
import { countOf, expectKeys } from "./json";
import { objectHash } from "./object";
import { randomBytes } from "./random";
import { openSigned, sealSigned, type Verified } from "./signature";
import type { Directory, EpochKey, Head, OpenCase, SealedObject, ThreadItem } from "./types";

/** The keys of all epochs, oldest first. */
export function epochKeys(c: OpenCase): EpochKey[] {
  return [...c.earlier, { epoch: c.epoch, ck: c.ck, rk: c.header.rk }];
}

/**
 * Opens a whole thread: numbers without a gap, each naming the one before, each signed by its author: the reporter
 * by the receipt's key of that epoch, a member by a key under which the member was active in the directory.
 * Once a newer epoch has spoken, nobody writes under an older one: those who were left out hold only that.
 */
export async function openThread(
  c: OpenCase,
  messages: SealedObject[],
  directory: Directory,
): Promise<{ items: ThreadItem[]; head: Head }> {
  const items: ThreadItem[] = [];
  let head: Head = { seq: 0, hash: c.reportHash };
  let least = 0;
  for (const message of messages) {
    const key = keyOf(c, message);
    if (key.epoch < least) throw new SealingError("older-epoch");
    const { by, payload } = await openMessage(c.caseId, key, message, directory);
    expectKeys(payload, ["seq", "prev", "body"]);
    if (payload["seq"] !== head.seq + 1 || payload["prev"] !== head.hash) throw new SealingError("thread-chain");
    head = { seq: head.seq + 1, hash: await objectHash(message) };
    least = key.epoch;
    items.push({ position: head.seq, by, body: payload["body"] });
  }
  return { items, head };
}

/** Seals the next message after `head`. */
export async function sealMessage(c: OpenCase, head: Head, body: unknown): Promise<SealedObject> {
  if (body === undefined) throw new SealingError("body");
  const header = { t: "msg", case: c.caseId, epoch: c.epoch, id: toBase64url(randomBytes(16)) };
  return sealSigned(c.ck, header, "msg", c.author, { seq: head.seq + 1, prev: head.hash, body });
}

/** One message under one epoch's key, its place in the thread not yet checked. */
export async function openMessage(caseId: string, key: EpochKey, message: SealedObject, directory: Directory): Promise<Verified> {
  const expected = { t: "msg", case: caseId, epoch: key.epoch };
  return openSigned(key.ck, message, expected, "msg", (by) => (by === "r" ? [key.rk.sig] : signingKeysOf(directory, by)));
}

function keyOf(c: OpenCase, message: SealedObject): EpochKey {
  const epoch = countOf(readHeader(message.h, { t: "msg", case: c.caseId })["epoch"]);
  const key = epochKeys(c).find((candidate) => candidate.epoch === epoch);
  if (key === undefined) throw new SealingError("unknown-epoch");
  return key;
}

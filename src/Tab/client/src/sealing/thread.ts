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
  let foot = footOf(c);
  for (const message of messages) {
    const { item, next } = await openNext(c, message, foot, directory);
    items.push(item);
    foot = next;
  }
  return { items, head: foot.head };
}

/** As much of a thread as stands: the messages behind `items`, and how many others lay between them. */
export type ReadThread = { items: ThreadItem[]; head: Head; stood: SealedObject[]; strange: number };

/**
 * Opens a thread as far as it stands. Whoever knows the access token can lay down an object that nobody opens, and nobody can take it away:
 * it must not silence the others. What does not verify as the next message is left out and counted, for the page to say so; the next true
 * message follows the last true one, by the same rules as in openThread.
 */
export async function readThread(c: OpenCase, messages: SealedObject[], directory: Directory): Promise<ReadThread> {
  const items: ThreadItem[] = [];
  const stood: SealedObject[] = [];
  let foot = footOf(c);
  for (const message of messages) {
    const opened = await openNext(c, message, foot, directory).catch(orNull);
    if (opened === null) continue;
    items.push(opened.item);
    stood.push(message);
    foot = opened.next;
  }
  return { items, head: foot.head, stood, strange: messages.length - stood.length };
}

/** Null for what does not verify; any other fault goes on. */
export function orNull(fault: unknown): null {
  if (fault instanceof SealingError) return null;
  throw fault;
}

/** Where a thread stands: its last message, and the oldest epoch that may still speak. */
type Foot = { head: Head; least: number };

function footOf(c: OpenCase): Foot {
  return { head: { seq: 0, hash: c.reportHash }, least: 0 };
}

async function openNext(c: OpenCase, message: SealedObject, { head, least }: Foot, directory: Directory): Promise<{ item: ThreadItem; next: Foot }> {
  const key = keyOf(c, message);
  if (key.epoch < least) throw new SealingError("older-epoch");
  const { by, payload } = await openMessage(c.caseId, key, message, directory);
  expectKeys(payload, ["seq", "prev", "body"]);
  const seq = head.seq + 1;
  if (payload["seq"] !== seq || payload["prev"] !== head.hash) throw new SealingError("thread-chain");
  const next = { head: { seq, hash: await objectHash(message) }, least: key.epoch };
  return { item: { position: seq, by, body: payload["body"] }, next };
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

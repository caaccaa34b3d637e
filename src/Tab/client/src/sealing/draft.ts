import { fromBase64url, toBase64url } from "./base64url";
import { NOTHING, wipe } from "./bytes";
import { commit, derive, expectCommitment, sha256 } from "./derive";
import { readHeader } from "./header";
import { jsonBytes, parseJson } from "./json";
import { openObject, sealObject } from "./object";
import { randomBelow } from "./random";
import { newReceipt, receiptSeed } from "./receipt";
import type { Bytes, SealedObject } from "./types";

/** What 25 digits give for a draft: `lookup` finds it, `write` changes and deletes it (the server keeps the hashes of both), `key` opens it. */
export type DraftKeys = { lookup: string; write: string; did: string; key: Bytes };

const TYPE = "draft";
const FIRST_BELOW = 2 ** 30;

/** 25 digits that become the report's receipt, when one follows. */
export const newDraftDigits = newReceipt;

/** A draft's first revision: anywhere, so that the number never says for how long somebody has written. */
export function firstDraftRev(): number {
  return 1 + randomBelow(FIRST_BELOW);
}

/** From the digits of a receipt; nothing here shows which report has the same. Takes PBKDF2 time. @throws SealingError receipt-typo, before that */
export async function draftKeys(digits: string, siteSalt: Bytes): Promise<DraftKeys> {
  const seed = await receiptSeed(digits, siteSalt);
  const [lookup, write, key] = await Promise.all(["lookup", "write", "key"].map((use) => derive(seed, NOTHING, `draft/${use}`, NOTHING))) as [Bytes, Bytes, Bytes];
  wipe(seed);
  return { lookup: toBase64url(lookup), write: toBase64url(write), did: toBase64url(await sha256(lookup)), key };
}

/** Seals what a person keeps for herself. @throws SealingError too-long: it is never cut */
export async function sealDraft(keys: DraftKeys, rev: number, content: unknown): Promise<SealedObject> {
  const kc = await commit(keys.key, TYPE, fromBase64url(keys.did));
  return sealObject(keys.key, { t: TYPE, draft: keys.did, rev, kc }, jsonBytes(content));
}

/** Opens the draft of these digits as the server calls it by number; whether an older one was given back, nothing here can tell. */
export async function openDraft(keys: DraftKeys, rev: number, object: SealedObject): Promise<unknown> {
  const expected = { t: TYPE, draft: keys.did, rev };
  const { kc } = readHeader(object.h, expected);
  await expectCommitment(keys.key, TYPE, fromBase64url(keys.did), kc);
  return parseJson(await openObject(keys.key, object, expected));
}

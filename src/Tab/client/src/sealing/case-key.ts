import { fromBase64url, toBase64url } from "./base64url";
import { NOTHING } from "./bytes";
import { derive, expectCommitment, sha256 } from "./derive";
import { SealingError } from "./errors";
import { readHeader, VERSION } from "./header";
import { countOf, encodedOf, expectKeys, recordOf } from "./json";
import { POINT } from "./keys";
import { findOwnSlot } from "./slots";
import type { Bytes, CaseHeader, CaseKey, Unlocked, WholeKey, Wrap } from "./types";

/** The clear head of one epoch of a case. Epoch 0 has no `prev`; every later one has. */
export function readCaseHeader(kh: string): CaseHeader {
  const header = readHeader(kh, { t: "ck" });
  const later = "prev" in header;
  expectKeys(header, later ? ["v", "t", "case", "epoch", "prev", "dir", "rk", "ckc"] : ["v", "t", "case", "epoch", "dir", "rk", "ckc"]);
  const dir = recordOf(header["dir"]);
  const rk = recordOf(header["rk"]);
  expectKeys(dir, ["n", "h"]);
  expectKeys(rk, ["kem", "sig"]);
  const epoch = countOf(header["epoch"]);
  if (later !== epoch > 0) throw new SealingError("fields");
  return {
    v: VERSION,
    t: "ck",
    case: encodedOf(header["case"], 16),
    epoch,
    ...(later ? { prev: encodedOf(header["prev"], 32) } : {}),
    dir: { n: countOf(dir["n"]), h: encodedOf(dir["h"], 32) },
    rk: { kem: encodedOf(rk["kem"], POINT), sig: encodedOf(rk["sig"], POINT) },
    ckc: encodedOf(header["ckc"], 32),
  };
}

/** A candidate for the key of this header. @throws SealingError key-commitment, before anything is decrypted with it */
export async function fitKey(kh: string, ck: Bytes, dual = false): Promise<WholeKey> {
  const header = readCaseHeader(kh);
  await expectCommitment(ck, "ck", fromBase64url(header.case), header.ckc);
  return { kind: "key", kh, header, ck, dual };
}

/**
 * Looks for one's own slot by trying all eight.
 * @returns null when no slot is mine, or mine is a dummy; otherwise the key, or in dual mode one share of it
 * @throws SealingError when a slot is mine but malformed, or its key is not the committed one
 */
export async function findKey(me: Pick<Unlocked, "keys" | "before">, entry: { kh: string; slots: Wrap[] }): Promise<CaseKey | null> {
  const header = readCaseHeader(entry.kh);
  const slot = await findOwnSlot(me, "ck", fromBase64url(entry.kh), entry.slots);
  switch (slot?.mode) {
    case "key":
      return fitKey(entry.kh, slot.key);
    case "share":
      return { kind: "share", kh: entry.kh, header, x: slot.x, y: slot.y, holders: slot.holders };
    default:
      return null;
  }
}

/** The whole key. @throws SealingError two-needed: in dual mode one member's slot does not open the case */
export function wholeKey(key: CaseKey): WholeKey {
  if (key.kind === "share") throw new SealingError("two-needed");
  return key;
}

/** The token that fetches a case's bodies. It comes from the key, so the server need not know who asks. */
export async function accessOf(key: CaseKey): Promise<string> {
  const whole = wholeKey(key);
  return accessToken(whole.ck, whole.header.case);
}

export async function accessToken(ck: Bytes, caseId: string): Promise<string> {
  return toBase64url(await derive(ck, NOTHING, "access", fromBase64url(caseId)));
}

/** What the server compares a token's hash with. */
export async function accessHash(ck: Bytes, caseId: string): Promise<string> {
  return toBase64url(await sha256(fromBase64url(await accessToken(ck, caseId))));
}

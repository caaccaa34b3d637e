import { fromBase64url } from "./base64url";
import { concat, utf8 } from "./bytes";
import { label, sha256 } from "./derive";
import { SealingError } from "./errors";
import { POINT } from "./keys";
import type { Bytes, PublicKeys } from "./types";

const DIGITS = 25;
const GROUP = /.{5}(?=.)/g;

/** The first 83 bits of a hash as 25 digits in five groups: what people read aloud to each other to compare keys. */
export function digits25(hash: Bytes): string {
  if (hash.length !== 32) throw new SealingError("length");
  let value = 0n;
  for (const byte of hash.subarray(0, 11)) value = (value << 8n) | BigInt(byte);
  return grouped((value >> 5n).toString().padStart(DIGITS, "0"));
}

/** Digits in groups of five, one space between: for a receipt or a fingerprint on a screen. */
export function grouped(digits: string): string {
  return digits.replace(GROUP, "$& ");
}

/** The digits of a directory entry (of entry 0: the office's genesis, printed on posters). */
export async function directoryDigits(e: string): Promise<string> {
  return digits25(await sha256(concat(label("dir"), fromBase64url(e))));
}

/** The digits of a member's keys, compared in person before the founding. */
export async function keyDigits(pub: PublicKeys): Promise<string> {
  return digits25(await sha256(concat(fromBase64url(pub.kem, POINT), fromBase64url(pub.sig, POINT))));
}

/** Sixteen bytes that keep the receipts of one office apart from every other's. */
export async function siteSalt(officeId: string): Promise<Bytes> {
  return (await sha256(concat(label("site"), utf8(officeId)))).slice(0, 16);
}

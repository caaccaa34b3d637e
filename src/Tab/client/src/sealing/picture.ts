import { fromBase64url, toBase64url } from "./base64url";
import { sha256 } from "./derive";
import { SealingError } from "./errors";
import { headerBytes, readHeader } from "./header";
import { countOf, encodedOf, expectKeys, stringOf } from "./json";
import { sign, verify } from "./signature";
import type { Bytes, Directory, Unlocked } from "./types";

/** A member's signed word about the own picture, with the picture; null takes it away. Everybody may see both. */
export type SignedPicture = { e: string; sig: string; jpeg: string | null };

/** Verified: whose it is, its number, and from when to when it stands (unix seconds). */
export type PictureWord = { id: string; n: number; jpeg: Bytes | null; iat: number; exp: number };

const DAY = 24 * 60 * 60;

/** Half a year: an old picture cannot be shown for ever, and who wants to keep one says so again. */
const LIFETIME = 180 * DAY;

/** @param n higher than the number of the word before @param now unix seconds; only the day goes into it */
export async function signPicture(me: Unlocked, office: string, n: number, jpeg: Bytes | null, now: number): Promise<SignedPicture> {
  const iat = now - (now % DAY);
  const hash = jpeg === null ? null : toBase64url(await sha256(jpeg));
  const e = headerBytes({ t: "picture", office, id: me.id, n, hash, iat, exp: iat + LIFETIME });
  return { e: toBase64url(e), sig: await sign(me.keys.sig.privateKey, "picture", e), jpeg: jpeg === null ? null : toBase64url(jpeg) };
}

/** The number that a word claims, whether or not it is to be believed: the next one has to be higher. */
export function pictureNumber(e: string): number {
  return countOf(readHeader(e, { t: "picture" })["n"]);
}

/**
 * Nothing is handed out but what the key signed that the newest entry of the list gives this member, for this office and for now: neither a
 * swapped picture, nor another's, nor one whose time is over.
 */
export async function readPicture({ e, sig, jpeg }: SignedPicture, office: string, directory: Directory, now: number): Promise<PictureWord> {
  const word = readHeader(e, { t: "picture", office });
  expectKeys(word, ["v", "t", "office", "id", "n", "hash", "iat", "exp"]);
  const id = stringOf(word["id"]);
  const member = directory.entry.members.find((one) => one.id === id && one.st === "active");
  if (member === undefined) throw new SealingError("not-active");
  if (!(await verify(member.sig, "picture", fromBase64url(e), sig))) throw new SealingError("signature");
  const [iat, exp] = [countOf(word["iat"]), countOf(word["exp"])];
  if (iat > now + DAY || exp <= now || exp > iat + LIFETIME) throw new SealingError("picture-time");
  const bytes = jpeg === null ? null : fromBase64url(jpeg);
  const hash = word["hash"] === null ? null : encodedOf(word["hash"], 32);
  if ((bytes === null ? null : toBase64url(await sha256(bytes))) !== hash) throw new SealingError("picture-swapped");
  return { id, n: countOf(word["n"]), jpeg: bytes, iat, exp };
}

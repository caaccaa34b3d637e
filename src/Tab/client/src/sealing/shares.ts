import { combine, split } from "shamir-secret-sharing";
import { concat } from "./bytes";
import { SealingError } from "./errors";
import type { Share } from "./slot";
import type { Bytes, DirectoryEntry } from "./types";

/** A holder is one bit of a u32. */
export const MOST_MEMBERS = 32;

const SECRET = 32;

/** Shamir over GF(2^8) modulo 0x11b: `count` shares of which any `threshold` give the secret back. */
export async function splitSecret(secret: Bytes, count: number, threshold: number, holders: number): Promise<Share[]> {
  const shares = await split(secret, count, threshold);
  return shares.map((share) => ({ x: share[SECRET] ?? 0, y: share.slice(0, SECRET), holders }));
}

/** Combines two or more different shares. The result is only a candidate: compare it with its commitment. */
export async function combineShares(shares: readonly Share[]): Promise<Bytes> {
  if (new Set(shares.map((share) => share.x)).size !== shares.length) throw new SealingError("share-twice");
  if (shares.length < 2) throw new SealingError("too-few-shares");
  return new Uint8Array(await combine(shares.map(({ x, y }) => concat(y, new Uint8Array([x])))));
}

/** The bitmap of these ids over the members of an entry. */
export function holdersBitmap(entry: DirectoryEntry, ids: readonly string[]): number {
  let bits = 0;
  entry.members.forEach((member, i) => {
    if (ids.includes(member.id)) bits |= 1 << i;
  });
  return bits >>> 0;
}

export function holderIds(entry: DirectoryEntry, bitmap: number): string[] {
  return entry.members.filter((_, i) => ((bitmap >>> i) & 1) === 1).map((member) => member.id);
}

import { toBase64url } from "./base64url";
import { readEntry } from "./directory-entry";
import { VERSION } from "./header";
import { jsonBytes } from "./json";
import type { Directory, DirectoryMember } from "./types";

const LIFETIME_SECONDS = 30 * 24 * 60 * 60;

/** The bytes of the entry after this directory, base64url, for members to look at and sign: thirty days from now, the same policy. */
export function nextDirectoryEntry(directory: Directory, members: DirectoryMember[], nowSeconds: number): string {
  const { entry, hash } = directory;
  const next = {
    v: VERSION,
    t: "dir",
    n: entry.n + 1,
    prev: hash,
    iat: nowSeconds,
    exp: nowSeconds + LIFETIME_SECONDS,
    pol: entry.pol,
    members: members.map(({ id, kem, sig, st, role, who }) => ({ id, kem, sig, st, role, ...(who === undefined ? {} : { who }) })),
  };
  const e = toBase64url(jsonBytes(next));
  readEntry(e);
  return e;
}

/** The same members for thirty days more. */
export function renewedEntry(directory: Directory, nowSeconds: number): string {
  return nextDirectoryEntry(directory, directory.entry.members, nowSeconds);
}

/**
 * Whether an entry only renews this directory: members and policy are the same to the byte. A page signs that
 * without asking, so that a team that works never runs out of its directory; anything else it shows first.
 */
export function isRenewal(directory: Directory, e: string): boolean {
  const { entry, hash } = directory;
  const next = readEntry(e);
  const same = JSON.stringify([next.members, next.pol]) === JSON.stringify([entry.members, entry.pol]);
  return same && next.n === entry.n + 1 && next.prev === hash && next.exp - next.iat <= LIFETIME_SECONDS;
}

import { toBase64url } from "./base64url";
import { readEntry } from "./directory-entry";
import { SealingError } from "./errors";
import { VERSION } from "./header";
import { jsonBytes } from "./json";
import type { Directory, DirectoryEntry, DirectoryMember } from "./types";

const LIFETIME_SECONDS = 30 * 24 * 60 * 60;
const MOST_MEMBERS = 32;

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
  return same && next.n === entry.n + 1 && next.prev === hash && next.exp - next.iat === LIFETIME_SECONDS;
}

/**
 * Reads an entry that is proposed to follow this directory. Signatures are not looked at: this says whether it may be shown to somebody to sign.
 * @throws SealingError directory-moved (it follows another entry), directory-policy, directory-life, directory-member, directory-keys,
 *   directory-quorum (too few would be left to sign), or a refusal of the bytes themselves
 */
export function readNextEntry(directory: Directory, e: string): DirectoryEntry {
  const { entry: before, hash } = directory;
  const next = readEntry(e);
  if (next.n !== before.n + 1 || next.prev !== hash) throw new SealingError("directory-moved");
  if (JSON.stringify(next.pol) !== JSON.stringify(before.pol)) throw new SealingError("directory-policy");
  if (next.exp - next.iat !== LIFETIME_SECONDS) throw new SealingError("directory-life");
  expectEverybodyStays(before.members, next.members);
  const keys = next.members.flatMap(({ kem, sig }) => [kem, sig]);
  if (new Set(keys).size !== keys.length) throw new SealingError("directory-keys");
  if (next.members.filter(({ st, role }) => st === "active" && role === "member").length < next.pol.q) throw new SealingError("directory-quorum");
  return next;
}

/** Whoever was in the list keeps the place in it, active or removed; new people follow. A name that vanishes could come back as another's. */
function expectEverybodyStays(before: DirectoryMember[], after: DirectoryMember[]): void {
  const kept = before.every((old, at) => {
    const now = after[at];
    if (now === undefined || now.id !== old.id || now.role !== old.role) return false;
    return now.st === "active" || (now.kem === old.kem && now.sig === old.sig);
  });
  const newcomers = after.slice(before.length);
  const named = after.every(({ st, who }) => st === "removed" || who !== undefined);
  if (!kept || !named || after.length > MOST_MEMBERS || newcomers.some(({ st }) => st !== "active")) throw new SealingError("directory-member");
}

/** What changes between two states of a list, in the words a person can check: who comes, who goes, whose keys or name are others. */
export type DirectoryChange = { joined: DirectoryMember[]; left: DirectoryMember[]; rekeyed: DirectoryMember[]; renamed: { before: DirectoryMember; after: DirectoryMember }[] };

export function directoryChange(before: DirectoryEntry, after: DirectoryEntry): DirectoryChange {
  const active = (entry: DirectoryEntry) => new Map(entry.members.filter(({ st }) => st === "active").map((member) => [member.id, member]));
  const [was, is] = [active(before), active(after)];
  const stayed = [...is.values()].flatMap((member) => {
    const old = was.get(member.id);
    return old === undefined ? [] : [{ before: old, after: member }];
  });
  return {
    joined: [...is.values()].filter(({ id }) => !was.has(id)),
    left: [...was.values()].filter(({ id }) => !is.has(id)),
    rekeyed: stayed.filter((pair) => pair.before.kem !== pair.after.kem || pair.before.sig !== pair.after.sig).map((pair) => pair.after),
    renamed: stayed.filter((pair) => JSON.stringify(pair.before.who) !== JSON.stringify(pair.after.who)),
  };
}

export function isNoChange({ joined, left, rekeyed, renamed }: DirectoryChange): boolean {
  return joined.length + left.length + rekeyed.length + renamed.length === 0;
}

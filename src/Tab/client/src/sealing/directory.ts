import { fromBase64url } from "./base64url";
import { directoryHash, readEntry } from "./directory-entry";
import { SealingError } from "./errors";
import { verify } from "./signature";
import type { Directory, DirectoryEntry, DirectoryMember, DirectoryRecord, DirectoryUse } from "./types";

/**
 * Verifies a chain of entries from the genesis hash on.
 * @param genesis hash of entry 0, from the office's own static file, never from the answer that brought the chain
 * @param use "strict" refuses a directory past its day; "seal" tells since when it is stale, because an old
 *   directory must never close the door on a person who reports or on a reader of an open case
 * @throws SealingError directory-chain, -genesis, -member, -policy, -quorum, -possession or -expired
 */
export async function verifyDirectory(
  chain: DirectoryRecord[],
  genesis: string,
  nowSeconds: number,
  use: DirectoryUse = "strict",
): Promise<Directory> {
  const entries: DirectoryEntry[] = [];
  const hashes: string[] = [];
  for (const record of chain) {
    const entry = readEntry(record.e);
    const hash = await directoryHash(record.e);
    if (entry.n !== entries.length || entry.prev !== (hashes.at(-1) ?? null)) throw new SealingError("directory-chain");
    if (entry.n === 0 && hash !== genesis) throw new SealingError("directory-genesis");
    await expectSignatures(record, entry, entries.at(-1) ?? null);
    entries.push(entry);
    hashes.push(hash);
  }
  const entry = entries.at(-1);
  const hash = hashes.at(-1);
  if (entry === undefined || hash === undefined) throw new SealingError("directory-chain");
  const stale = entry.exp < nowSeconds ? entry.exp : null;
  if (stale !== null && use === "strict") throw new SealingError("directory-expired");
  return { entry, hash, hashes, entries, stale };
}

/**
 * Entry 0: all its active members. Later: a quorum of the entry before, and every new key for itself (proof of possession).
 * Trustees come from outside and count together as one, so that they can help a small team but not outvote it.
 * The policy stays what the founders signed: two members could otherwise make a quorum of one.
 */
async function expectSignatures(record: DirectoryRecord, entry: DirectoryEntry, previous: DirectoryEntry | null): Promise<void> {
  if (previous !== null && JSON.stringify(entry.pol) !== JSON.stringify(previous.pol)) throw new SealingError("directory-policy");
  const electors = active(previous ?? entry);
  const signed = await signersAmong(record, electors);
  const trustees = signed.filter((member) => member.role === "trustee").length;
  const votes = signed.length - trustees + Math.min(1, trustees);
  if (previous === null ? signed.length < electors.length : votes < previous.pol.q) throw new SealingError("directory-quorum");
  const newcomers = active(entry).filter((member) => !electors.some((old) => sameKeys(old, member)));
  if ((await signersAmong(record, newcomers)).length < newcomers.length) throw new SealingError("directory-possession");
}

async function signersAmong(record: DirectoryRecord, members: DirectoryMember[]): Promise<DirectoryMember[]> {
  const bytes = fromBase64url(record.e);
  const signed: DirectoryMember[] = [];
  for (const member of members) {
    for (const { by, sig } of record.sigs) {
      if (by === member.id && (await verify(member.sig, "dir", bytes, sig))) {
        signed.push(member);
        break;
      }
    }
  }
  return signed;
}

function sameKeys(a: DirectoryMember, b: DirectoryMember): boolean {
  return a.id === b.id && a.kem === b.kem && a.sig === b.sig;
}

function active(entry: DirectoryEntry): DirectoryMember[] {
  return entry.members.filter((member) => member.st === "active");
}

/** The member as of an entry. @throws SealingError not-active */
export function activeMember(entry: DirectoryEntry | undefined, id: string): DirectoryMember {
  const member = entry?.members.find((candidate) => candidate.id === id && candidate.st === "active");
  if (member === undefined) throw new SealingError("not-active");
  return member;
}

/** The chain that holds this entry: the one that stands, or one from before a new founding. @throws SealingError directory-unknown */
export function chainOf(directory: Directory, dir: { n: number; h: string }): Directory {
  const found = [directory, ...(directory.past ?? [])].find(({ hashes }) => hashes[dir.n] === dir.h);
  if (found === undefined) throw new SealingError("directory-unknown");
  return found;
}

/** The chains from the oldest founding to the one that stands. */
export function chainsOf(directory: Directory): Directory[] {
  return [...(directory.past ?? []), directory];
}

/** True for a list that a new founding ended: what was sealed under it is read, and gets a new key before anybody is added. */
export function isEnded(directory: Directory, dir: { n: number; h: string }): boolean {
  return chainOf(directory, dir) !== directory;
}

/**
 * What a reader who looked at a case now holds later changes against (`seen.n`): the newest number of the list the epoch was sealed under, and for a list
 * that has ended one more than it has, so that nobody who saw it end takes another change under it.
 */
export function newestNumber(directory: Directory, dir: { n: number; h: string }, n: number): number {
  const { entry } = chainOf(directory, dir);
  return isEnded(directory, dir) ? entry.n + 1 : Math.max(n, entry.n);
}

/** Every signing key under which this id was ever active, newest first. */
export function signingKeysOf(directory: Directory, id: string): string[] {
  const entries = chainsOf(directory).flatMap((chain) => chain.entries);
  const keys = entries.flatMap((entry) => active(entry).filter((member) => member.id === id));
  return [...new Set(keys.reverse().map((member) => member.sig))];
}

/** Reading and sealing go on with a stale directory; changing who may read does not. @throws SealingError directory-expired */
export function expectFresh(directory: Directory): void {
  if (directory.stale !== null) throw new SealingError("directory-expired");
}

import type { DirectoryAnswer, GenesisFile, Proposal } from "../../api/dashboardSchemas";
import { directoryChange, isNoChange, SealingError, verifyDirectory, type Directory, type DirectoryChange, type PublicKeys } from "../../sealing";
import type { Seen } from "./seenList";

/** The team's list as this page has seen and verified it; later answers have to be the same list or a continuation of it. */
export type PinnedDirectory = {
  genesis: string;
  directory: Directory;
  proposals: Proposal[];
  /** What is different from what this member last looked at; null when nothing is. */
  change: DirectoryChange | null;
  /** The list was founded anew since this member last looked: the digits of the one that was. */
  foundedAnew: { before: string } | null;
};

/** Why a list is refused; the words are board.directory.*. */
export type DirectoryFault = "rollback" | "forked" | "unsigned";

export class DirectoryRefused extends Error {
  readonly fault: DirectoryFault;

  constructor(fault: DirectoryFault) {
    super(`directory: ${fault}`);
    this.name = "DirectoryRefused";
    this.fault = fault;
  }
}

export type Served = DirectoryAnswer & { file: GenesisFile };
type Me = PublicKeys & { id: string; before?: PublicKeys | null };

/**
 * Verifies a served list and holds it against what was seen before: by this page, and by this member at an earlier visit (sealing.md §3.3-1f, A5).
 * @param served What the API and the static genesis file say.
 * @param before What this page verified earlier in the session, or null.
 * @param seen What this member's sealed memory holds, or null for the first visit.
 * @param me Whose browser this is: a list that names this member with other keys is not the one this member signed.
 * Keys that wait for two signatures may still be named by the ones before.
 * @param nowSeconds Unix seconds. Past its day a list still serves for reading; `stale` says since when.
 * @throws {DirectoryRefused}
 */
export async function pinDirectory(served: Served, before: PinnedDirectory | null, seen: Seen | null, me: Me, nowSeconds: number): Promise<PinnedDirectory> {
  const { genesis, file } = served;
  if (genesis === null || file.genesis !== genesis) throw new DirectoryRefused("forked");
  const anew = before !== null && before.genesis !== genesis;
  const memory = anew ? { genesis: before.genesis, n: before.directory.entry.n, h: before.directory.hash } : seen;
  if (served.chain.length <= file.floor) throw new DirectoryRefused("rollback");
  const past = await Promise.all(served.past.map(({ genesis: root, chain }) => verified(chain, root, nowSeconds)));
  const standing = await verified(served.chain, genesis, nowSeconds);
  const directory = past.length === 0 ? standing : { ...standing, past };
  if (before !== null && !anew) expectSame(directory, before.directory.entry.n, before.directory.hash);
  const change = memory === null ? null : changeSince(memory, directory, file);
  expectMine(directory, me);
  return { genesis, directory, proposals: served.proposals, ...(change ?? { change: null, foundedAnew: null }) };
}

async function verified(chain: DirectoryAnswer["chain"], genesis: string, nowSeconds: number): Promise<Directory> {
  return verifyDirectory(chain, genesis, nowSeconds, "seal").catch((fault: unknown) => {
    if (fault instanceof SealingError) throw new DirectoryRefused("unsigned");
    throw fault;
  });
}

function changeSince(seen: Seen, directory: Directory, file: GenesisFile): Pick<PinnedDirectory, "change" | "foundedAnew"> {
  const root = directory.hashes[0];
  if (seen.genesis !== root) {
    const left = directory.past?.find(({ hashes }) => hashes[0] === seen.genesis);
    // A new founding is known by the operator's file and by the old chain that came along; whether it was the team's, people compare.
    if (left === undefined || !file.before.includes(seen.genesis)) throw new DirectoryRefused("forked");
    expectSame(left, seen.n, seen.h);
    return { change: directoryChange(left.entry, directory.entry), foundedAnew: { before: seen.genesis } };
  }
  expectSame(directory, seen.n, seen.h);
  const looked = directory.entries[seen.n];
  const change = looked === undefined ? null : directoryChange(looked, directory.entry);
  return { change: change === null || isNoChange(change) ? null : change, foundedAnew: null };
}

/** The chain still holds the entry that was verified, at its place. */
function expectSame(directory: Directory, n: number, h: string): void {
  if (directory.hashes.length <= n) throw new DirectoryRefused("rollback");
  if (directory.hashes[n] !== h) throw new DirectoryRefused("forked");
}

function expectMine(directory: Directory, me: Me): void {
  const mine = directory.entry.members.find((member) => member.id === me.id);
  const known = [me, me.before].some((keys) => keys?.kem === mine?.kem && keys?.sig === mine?.sig);
  if (mine !== undefined && mine.st === "active" && !known) throw new DirectoryRefused("forked");
}

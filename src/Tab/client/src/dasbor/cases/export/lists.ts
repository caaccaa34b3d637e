import { SealingError, verifyDirectory, type Directory, type DirectoryRecord, type Epoch, type Sealed } from "../../../sealing";
import { readCaseHeader } from "../../../sealing/case-key";
import { chainsOf } from "../../../sealing/directory";

/** A list of the team from its first entry on, with all signatures. */
export type ServedChain = { genesis: string; chain: DirectoryRecord[] };

/** The list that stands and, oldest first, those that a new founding ended. */
export type ServedLists = ServedChain & { past: ServedChain[] };

/** Each list from its own first entry on. @throws SealingError when one of them does not stand */
export async function verifyLists({ genesis, chain, past }: ServedLists, nowSeconds: number): Promise<Directory> {
  const standing = await verifyDirectory(chain, genesis, nowSeconds, "seal");
  const ended = await Promise.all(past.map((list) => verifyDirectory(list.chain, list.genesis, nowSeconds, "seal")));
  return ended.length === 0 ? standing : { ...standing, past: ended };
}

/** The served lists are the ones that this page has verified; the one that stands may have grown since. @throws SealingError directory-chain */
export function expectSeen(served: Directory, seen: Directory): void {
  const [now, before] = [served.past ?? [], seen.past ?? []];
  const same = now.length === before.length && before.every(({ hash }, at) => now[at]?.hash === hash);
  if (!same || served.hashes[seen.entry.n] !== seen.hash) throw new SealingError("directory-chain");
}

/**
 * The lists that a case needs: those since the one it was sealed under, because its readers signed under each of them. Older ones name people who
 * have nothing to do with it, so they stay here. @throws SealingError directory-unknown
 */
export function listsOfCase(lists: ServedLists, directory: Directory, { sealed, epochs = [] }: { sealed: Sealed; epochs?: Epoch[] }): ServedLists {
  const chains = chainsOf(directory);
  const places = [sealed, ...epochs].map(({ kh }) => {
    const { n, h } = readCaseHeader(kh).dir;
    const place = chains.findLastIndex(({ hashes }) => hashes[n] === h);
    if (place < 0) throw new SealingError("directory-unknown");
    return place;
  });
  return { ...lists, past: lists.past.slice(Math.min(...places)) };
}

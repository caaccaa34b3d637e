import { SealingError, verifyDirectory, type Directory, type DirectoryRecord, type PublicKeys } from "../../sealing";

/** The team's list as this page has seen and verified it; later answers have to be the same list or a continuation of it. */
export type PinnedDirectory = { genesis: string; directory: Directory };

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

/**
 * Verifies a served list and holds it against what was seen before (sealing.md §3.3-1f, A5).
 * @param served What the API and the static genesis file say.
 * @param before What this page verified earlier in the session, or null.
 * @param me Whose browser this is: a list that names this member with other keys is not the one this member signed.
 * @param nowSeconds Unix seconds. Past its day a list still serves for reading; `stale` says since when.
 * @throws {DirectoryRefused}
 */
export async function pinDirectory(
  served: { genesis: string; genesisFile: string; chain: DirectoryRecord[] },
  before: PinnedDirectory | null,
  me: PublicKeys & { id: string },
  nowSeconds: number,
): Promise<PinnedDirectory> {
  const genesis = before?.genesis ?? served.genesis;
  if (served.genesis !== genesis || served.genesisFile !== genesis) throw new DirectoryRefused("forked");
  if (before !== null && served.chain.length < before.directory.hashes.length) throw new DirectoryRefused("rollback");
  const directory = await verifyDirectory(served.chain, genesis, nowSeconds, "seal").catch((fault: unknown) => {
    if (fault instanceof SealingError) throw new DirectoryRefused("unsigned");
    throw fault;
  });
  if (before !== null && directory.hashes[before.directory.entry.n] !== before.directory.hash) throw new DirectoryRefused("forked");
  const mine = directory.entry.members.find((member) => member.id === me.id);
  if (mine !== undefined && (mine.kem !== me.kem || mine.sig !== me.sig)) throw new DirectoryRefused("forked");
  return { genesis, directory };
}

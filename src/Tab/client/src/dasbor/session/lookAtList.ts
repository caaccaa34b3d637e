import type { DashboardApi } from "../../api/dashboard";
import type { DirectoryAnswer } from "../../api/dashboardSchemas";
import { nowSeconds } from "../../api/time";
import type { PublicKeys, Unlocked } from "../../sealing";
import { pinDirectory, type PinnedDirectory } from "./directoryPin";
import { recall, remember, takeOver, type Memory } from "./seenList";
import { renew } from "./renewal";

/** A verified list, and what this member remembers of it. */
export type ListView = { pinned: PinnedDirectory; memory: Memory };

/**
 * One look at the team's list: fetched, verified, held against what was seen, renewed if it is old, remembered if nothing in it needs a person's eye.
 * @throws {DirectoryRefused}
 */
export async function lookAtList(api: DashboardApi, me: Unlocked, pub: PublicKeys, before: ListView | null): Promise<ListView> {
  // The file first: what it remembers can then not be newer than the list that is fetched after it.
  const file = await api.genesisFile();
  const [served, memory] = await Promise.all([api.directory(), recall(api, me, before?.memory.rev ?? 0)]);
  const pin = (answer: DirectoryAnswer) => pinDirectory({ ...answer, file }, before?.pinned ?? null, memory.seen, { ...pub, id: me.id }, nowSeconds());
  const first = await pin(served);
  const grown = await renew(api, first.directory, first.proposals, me, nowSeconds()).catch(() => null);
  const pinned = grown === null ? first : await pin(grown);
  return { pinned, memory: needsAnEye(pinned) ? await takeOver(api, me, memory) : await remember(api, me, memory, pinned.directory) };
}

/** Whether the list that stands names this member with these keys: the ones that waited for two signatures. */
export async function namesNext(api: DashboardApi, memberId: string, { kem, sig }: PublicKeys): Promise<boolean> {
  const file = await api.genesisFile();
  const { directory } = await pinDirectory({ ...(await api.directory()), file }, null, null, { kem, sig, id: memberId }, nowSeconds());
  return directory.entry.members.some((member) => member.id === memberId && member.st === "active" && member.kem === kem && member.sig === sig);
}

/** The member has looked at what changed: from here on it is what was seen. */
export async function acceptList(api: DashboardApi, me: Unlocked, view: ListView): Promise<ListView> {
  const memory = await remember(api, me, view.memory, view.pinned.directory);
  return { pinned: { ...view.pinned, change: null, foundedAnew: null }, memory };
}

function needsAnEye({ change, foundedAnew }: PinnedDirectory): boolean {
  return change !== null || foundedAnew !== null;
}

import { ApiError, type DashboardApi } from "../../api/dashboard";
import { SealingError, openCache, sealCache, type Directory, type Unlocked } from "../../sealing";

/** How far the list went when this member last looked at it. */
export type Seen = { genesis: string; n: number; h: string };

export type Memory = { rev: number; seen: Seen | null };

const kind = "list";

/**
 * The member's memory of the list, which the server keeps sealed under the member's own key. A server that gives back an older one, or none, makes the page
 * forget; it cannot make the page believe another list, since what this page itself saw stays with it.
 * @throws {SealingError} when it is not this member's own memory
 */
export async function recall(api: DashboardApi, me: Unlocked, least: number): Promise<Memory> {
  const kept = await api.seen();
  if (kept === null) return { rev: 0, seen: null };
  const { rev, content } = await openCache(me, kept.object, least, "seen");
  if (rev !== kept.rev || !isSeen(content)) throw new SealingError("cache-kind");
  return { rev, seen: { genesis: content.genesis, n: content.n, h: content.h } };
}

/** Remembers how far the list goes now. Another window of this member may have been quicker; then that one's memory stands. */
export async function remember(api: DashboardApi, me: Unlocked, memory: Memory, directory: Directory): Promise<Memory> {
  const seen = { genesis: directory.hashes[0] ?? "", n: directory.entry.n, h: directory.hash };
  if (memory.seen?.genesis === seen.genesis && memory.seen.h === seen.h) return memory;
  const rev = memory.rev + 1;
  try {
    await api.keepSeen(rev, await sealCache(me, rev, { kind, ...seen }, "seen"));
  } catch (fault) {
    if (fault instanceof ApiError && fault.code === "conflict") return recall(api, me, memory.rev);
    throw fault;
  }
  return { rev, seen };
}

function isSeen(content: unknown): content is Seen & { kind: string } {
  if (typeof content !== "object" || content === null) return false;
  const seen = content as Record<string, unknown>;
  return seen["kind"] === kind && typeof seen["genesis"] === "string" && Number.isInteger(seen["n"]) && typeof seen["h"] === "string";
}

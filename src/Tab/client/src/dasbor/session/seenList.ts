import { ApiError, type DashboardApi } from "../../api/dashboard";
import { SealingError, openCache, sealCache, type Directory, type SealedObject, type Unlocked } from "../../sealing";

/** How far the list went when this member last looked at it. */
export type Seen = { genesis: string; n: number; h: string };

/** `carried`: it still lies under keys that others took the place of. */
export type Memory = { rev: number; seen: Seen | null; carried?: true };

const kind = "list";

/**
 * The member's memory of the list, which the server keeps sealed under the member's own key. A server that gives back an older one, or none, makes the page
 * forget; it cannot make the page believe another list, since what this page itself saw stays with it. After a renewal of keys it opens with the ones
 * before, which were carried over.
 * @throws {SealingError} when it is not this member's own memory
 */
export async function recall(api: DashboardApi, me: Unlocked, least: number): Promise<Memory> {
  const kept = await api.seen();
  if (kept === null) return { rev: 0, seen: null };
  const { opened: { rev, content }, carried } = await open(me, kept.object, least);
  if (rev !== kept.rev || !isSeen(content)) throw new SealingError("cache-kind");
  return { rev, seen: { genesis: content.genesis, n: content.n, h: content.h }, ...(carried ? { carried } : {}) };
}

async function open(me: Unlocked, object: SealedObject, least: number): Promise<{ opened: { rev: number; content: unknown }; carried: boolean }> {
  try {
    return { opened: await openCache(me, object, least, "seen"), carried: false };
  } catch (fault) {
    if (me.before === undefined || !(fault instanceof SealingError) || fault.reason !== "object-decrypt") throw fault;
    return { opened: await openCache(me.before, object, least, "seen"), carried: true };
  }
}

/**
 * The first thing that keys remember which have just come into force and have nothing from before: the list that this page verified while it waited for the
 * signatures. What the server gives from then on is held against it.
 */
export async function begin(api: DashboardApi, me: Unlocked, directory: Directory): Promise<void> {
  const memory = await recall(api, me, 0);
  if (memory.seen === null) await remember(api, me, memory, directory);
}

/** Remembers how far the list goes now. Another window of this member may have been quicker; then that one's memory stands. */
export async function remember(api: DashboardApi, me: Unlocked, memory: Memory, directory: Directory): Promise<Memory> {
  const seen = { genesis: directory.hashes[0] ?? "", n: directory.entry.n, h: directory.hash };
  if (memory.carried === undefined && memory.seen?.genesis === seen.genesis && memory.seen.h === seen.h) return memory;
  return keep(api, me, memory, seen);
}

/** Seals what the keys before remembered under the present ones, unchanged: those may be destroyed any day. */
export async function takeOver(api: DashboardApi, me: Unlocked, memory: Memory): Promise<Memory> {
  return memory.carried === undefined || memory.seen === null ? memory : keep(api, me, memory, memory.seen);
}

async function keep(api: DashboardApi, me: Unlocked, memory: Memory, seen: Seen): Promise<Memory> {
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

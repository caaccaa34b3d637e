import { SealingError } from "./errors";
import { readHeader } from "./header";
import { countOf, jsonBytes, parseJson } from "./json";
import { openObject, sealObject } from "./object";
import type { SealedObject, Unlocked } from "./types";

/** "cache": what to remember of the cases opened once (key, epoch, what was seen last). "seen": how far the team's list went. */
export type MemoryType = "cache" | "seen";

/** What a member must remember between visits, sealed for the member alone. The server keeps it; `rev` grows with each change. */
export async function sealCache(me: Unlocked, rev: number, content: unknown, t: MemoryType = "cache"): Promise<SealedObject> {
  return sealObject(me.masterKey, { t, id: me.id, rev }, jsonBytes(content));
}

/** @throws SealingError cache-rollback when the server gives back an older one than this page has seen */
export async function openCache(me: Unlocked, object: SealedObject, leastRev = 0, t: MemoryType = "cache"): Promise<{ rev: number; content: unknown }> {
  const rev = countOf(readHeader(object.h, { t, id: me.id })["rev"]);
  if (rev < leastRev) throw new SealingError("cache-rollback");
  return { rev, content: parseJson(await openObject(me.masterKey, object, { t, id: me.id, rev })) };
}

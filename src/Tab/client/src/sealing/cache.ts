import { SealingError } from "./errors";
import { readHeader } from "./header";
import { countOf, jsonBytes, parseJson } from "./json";
import { openObject, sealObject } from "./object";
import type { SealedObject, Unlocked } from "./types";

/**
 * What a member must remember of the cases opened once (key, epoch, what was seen last), sealed for the member alone.
 * The server keeps it; `rev` grows with each change.
 */
export async function sealCache(me: Unlocked, rev: number, content: unknown): Promise<SealedObject> {
  return sealObject(me.masterKey, { t: "cache", id: me.id, rev }, jsonBytes(content));
}

/** @throws SealingError cache-rollback when the server gives back an older one than this page has seen */
export async function openCache(me: Unlocked, object: SealedObject, leastRev = 0): Promise<{ rev: number; content: unknown }> {
  const rev = countOf(readHeader(object.h, { t: "cache", id: me.id })["rev"]);
  if (rev < leastRev) throw new SealingError("cache-rollback");
  return { rev, content: parseJson(await openObject(me.masterKey, object, { t: "cache", id: me.id, rev })) };
}

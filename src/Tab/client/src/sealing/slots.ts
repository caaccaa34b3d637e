import { fromBase64url, toBase64url } from "./base64url";
import { concat, wipe } from "./bytes";
import { label, sha256 } from "./derive";
import { SealingError } from "./errors";
import { unwrap, wrap, type WrapLabel } from "./hpke";
import { importKem, nobodysKey } from "./keys";
import { shuffled } from "./random";
import { packSlot, readSlot, type Slot, SLOT_BYTES } from "./slot";
import type { Bytes, Unlocked, Wrap } from "./types";

/** Always this many, whoever reads: the number of readers, and who is left out, stays unknown to the server. */
export const SLOTS = 8;

const TAG_BYTES = 16;

export async function sealSlot(kem: string | CryptoKey, purpose: WrapLabel, context: Bytes, slot: Slot): Promise<Wrap> {
  const packed = packSlot(slot);
  const to = typeof kem === "string" ? await importKem(kem) : kem;
  const sealed = await wrap(to, purpose, context, packed);
  wipe(packed);
  return sealed;
}

/** One slot for each reader, dummies wrapped to nobody for the rest, in random order. */
export async function sealSlots(real: { kem: string; slot: Slot }[], purpose: WrapLabel, context: Bytes, count = SLOTS): Promise<Wrap[]> {
  if (real.length > count) throw new SealingError("readers");
  const dummies = Array.from({ length: count - real.length }, async () =>
    sealSlot(await nobodysKey(), purpose, context, { mode: "dummy" }),
  );
  const readers = real.map(({ kem, slot }) => sealSlot(kem, purpose, context, slot));
  return shuffled(await Promise.all([...readers, ...dummies]));
}

/** Opens the one wrap, or null. */
export async function openSlot(mine: CryptoKeyPair, purpose: WrapLabel, context: Bytes, w: Wrap): Promise<Slot | null> {
  const packed = await unwrap(mine, purpose, context, w);
  if (packed === null) return null;
  const slot = readSlot(packed);
  wipe(packed);
  return slot;
}

/** Tries the slots in order; the first that opens decides, even when it turns out malformed. Null: none is mine. */
export async function findSlot(mine: CryptoKeyPair, purpose: WrapLabel, context: Bytes, slots: Wrap[]): Promise<Slot | null> {
  for (const w of slots) {
    const slot = await openSlot(mine, purpose, context, w);
    if (slot !== null) return slot;
  }
  return null;
}

/** The same with all keys of a member: the present ones, then those before them. */
export async function findOwnSlot(me: Pick<Unlocked, "keys" | "before">, purpose: WrapLabel, context: Bytes, slots: Wrap[]): Promise<Slot | null> {
  const slot = await findSlot(me.keys.kem, purpose, context, slots);
  return slot === null && me.before !== undefined ? findOwnSlot(me.before, purpose, context, slots) : slot;
}

/** What a signature says of the slots: the very ones, in their order. An epoch's last set hashes none. */
export async function slotsHash(slots: Wrap[]): Promise<string> {
  const bytes = slots.flatMap((w) => [fromBase64url(w.e), fromBase64url(w.c)]);
  return toBase64url(await sha256(concat(label("slots"), ...bytes)));
}

export const SLOT_CIPHERTEXT = SLOT_BYTES + TAG_BYTES;

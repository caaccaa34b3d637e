import { concat, readU32, u32 } from "./bytes";
import { SealingError } from "./errors";
import type { Bytes } from "./types";

/** Every slot plaintext has this length, so that a dummy, a key and a share weigh the same. */
export const SLOT_BYTES = 64;

const DUMMY = 0;
const KEY = 1;
const SHARE = 2;

/** One share of a key: `x` is its place on the polynomial, `holders` a bitmap of members who hold the others. */
export type Share = { x: number; y: Bytes; holders: number };

export type Slot = { mode: "dummy" } | { mode: "key"; key: Bytes } | ({ mode: "share" } & Share);

export function packSlot(slot: Slot): Bytes {
  const packed = new Uint8Array(SLOT_BYTES);
  packed.set(contentOf(slot));
  return packed;
}

function contentOf(slot: Slot): Bytes {
  switch (slot.mode) {
    case "dummy":
      return new Uint8Array([DUMMY]);
    case "key":
      return concat(new Uint8Array([KEY]), slot.key);
    case "share":
      return concat(new Uint8Array([SHARE, slot.x]), slot.y, u32(slot.holders));
  }
}

/** A slot that opened but does not follow the layout is an error: a lenient reader would be a place to hide. */
export function readSlot(packed: Bytes): Slot {
  if (packed.length !== SLOT_BYTES) throw new SealingError("slot-malformed");
  switch (packed[0]) {
    case DUMMY:
      expectZeros(packed, 1);
      return { mode: "dummy" };
    case KEY:
      expectZeros(packed, 33);
      return { mode: "key", key: packed.slice(1, 33) };
    case SHARE: {
      expectZeros(packed, 38);
      const x = packed[1] ?? 0;
      if (x === 0) throw new SealingError("slot-malformed");
      return { mode: "share", x, y: packed.slice(2, 34), holders: readU32(packed, 34) };
    }
    default:
      throw new SealingError("slot-malformed");
  }
}

function expectZeros(packed: Bytes, from: number): void {
  let rest = 0;
  for (const byte of packed.subarray(from)) rest |= byte;
  if (rest !== 0) throw new SealingError("slot-malformed");
}

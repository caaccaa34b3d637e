import { readU32, u32, wipe } from "./bytes";
import { SealingError } from "./errors";
import type { Bytes } from "./types";

/**
 * Bytes per step. Fixed for each type, so that a size tells the type and nothing else;
 * only a report (1 to 4 steps), a message and a draft (1 to 16) and a member's own cache (1 to 64) tell how many they need.
 */
const STEPS: Readonly<Record<string, number>> = {
  report: 65_536,
  cache: 65_536,
  draft: 16_384,
  msg: 4096,
  identity: 4096,
  slots: 2048,
  rotate: 2048,
  log: 1024,
  receipt: 512,
  "member-priv": 512,
};
const MOST_STEPS: Readonly<Record<string, number>> = { report: 4, msg: 16, cache: 64, draft: 16 };
const OTHER_STEP = 256;
const LENGTH = 4;

export function stepOf(type: string): number {
  return STEPS[type] ?? OTHER_STEP;
}

/** u32 length, the plaintext, zeros up to the next whole step. */
export function pad(type: string, plaintext: Uint8Array): Bytes {
  const size = paddedSize(plaintext.length, stepOf(type));
  if (size > largest(type)) throw new SealingError("too-long");
  return padTo(plaintext, size);
}

export function padTo(plaintext: Uint8Array, size: number): Bytes {
  const padded = new Uint8Array(size);
  padded.set(u32(plaintext.length));
  padded.set(plaintext, LENGTH);
  return padded;
}

/** Accepts the least size that fits and zeros alone: room left over could carry hidden bytes. Wipes its input. */
export function unpad(type: string, padded: Bytes): Bytes {
  if (padded.length < LENGTH || padded.length > largest(type)) throw new SealingError("padding");
  const length = readU32(padded, 0);
  if (paddedSize(length, stepOf(type)) !== padded.length) throw new SealingError("padding");
  let rest = 0;
  for (let at = LENGTH + length; at < padded.length; at++) rest |= padded[at] ?? 0;
  if (rest !== 0) throw new SealingError("padding");
  const plaintext = padded.slice(LENGTH, LENGTH + length);
  wipe(padded);
  return plaintext;
}

export function paddedSize(length: number, step: number): number {
  return Math.ceil((length + LENGTH) / step) * step;
}

function largest(type: string): number {
  return stepOf(type) * (MOST_STEPS[type] ?? 1);
}

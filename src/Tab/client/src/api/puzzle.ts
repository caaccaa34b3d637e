import type { Puzzle } from "./schemas";
import { pause } from "./time";

/**
 * The client puzzle (sealing.md A12): a nonce for which SHA-256("JT1/puzzle" ‖ 00 ‖ challenge ‖ u64be(nonce)) starts with `bits` zero bits.
 * It makes a flood of reports dear without asking anybody who they are; the page solves it while the person writes.
 */
const label = new TextEncoder().encode("JT1/puzzle\0");
const batch = 128;

export type Solution = { challenge: string; nonce: number };

export async function checkPuzzle(puzzle: Puzzle, nonce: number): Promise<boolean> {
  return startsWithZeros(await digest(preimage(puzzle.challenge), nonce), puzzle.bits);
}

/** Tries nonces from 0 on and gives the page its turn after every batch. Rejects with the signal's reason when aborted. */
export async function solvePuzzle(puzzle: Puzzle, signal: AbortSignal): Promise<Solution> {
  const input = preimage(puzzle.challenge);
  for (let nonce = 0; ; nonce++) {
    if (startsWithZeros(await digest(input, nonce), puzzle.bits)) return { challenge: puzzle.challenge, nonce };
    if (nonce % batch === 0) {
      await pause();
      signal.throwIfAborted();
    }
  }
}

function preimage(challenge: string): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(challenge.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const input = new Uint8Array(label.length + bytes.length + 8);
  input.set(label);
  input.set(bytes, label.length);
  return input;
}

async function digest(input: Uint8Array<ArrayBuffer>, nonce: number): Promise<Uint8Array> {
  new DataView(input.buffer).setBigUint64(input.length - 8, BigInt(nonce));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", input));
}

function startsWithZeros(hash: Uint8Array, bits: number): boolean {
  return new DataView(hash.buffer).getUint32(0) < 2 ** (32 - bits);
}

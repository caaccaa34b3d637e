import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { checkPuzzle, solvePuzzle } from "./puzzle";

const puzzle = { challenge: "q83vASNFZ4mrze8BI0VniQ", bits: 10 };

function zeroBits(nonce: number): number {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(nonce));
  const bits = [...createHash("sha256")
    .update(Buffer.concat([Buffer.from("JT1/puzzle\0"), Buffer.from(puzzle.challenge, "base64url"), counter]))
    .digest()].map((b) => b.toString(2).padStart(8, "0")).join("");
  return bits.indexOf("1");
}

test("The first nonce with enough zero bits is found, as another SHA-256 counts them", async () => {
  const { nonce, challenge } = await solvePuzzle(puzzle, new AbortController().signal);
  expect(challenge).toBe(puzzle.challenge);
  expect(zeroBits(nonce)).toBeGreaterThanOrEqual(10);
  for (let earlier = 0; earlier < nonce; earlier++) expect(zeroBits(earlier)).toBeLessThan(10);
});

test("A nonce is checked at the exact bit", async () => {
  const { nonce } = await solvePuzzle(puzzle, new AbortController().signal);
  const bits = zeroBits(nonce);
  expect(await checkPuzzle({ ...puzzle, bits }, nonce)).toBe(true);
  expect(await checkPuzzle({ ...puzzle, bits: bits + 1 }, nonce)).toBe(false);
});

test("Nothing to solve is solved by the first nonce", async () => {
  expect(await solvePuzzle({ ...puzzle, bits: 0 }, new AbortController().signal)).toEqual({ challenge: puzzle.challenge, nonce: 0 });
});

test("Solving stops when the person leaves", async () => {
  const stop = new AbortController();
  const work = solvePuzzle({ ...puzzle, bits: 32 }, stop.signal);
  stop.abort();
  await expect(work).rejects.toThrow();
});

import { SealingError } from "./errors";
import { randomBelow } from "./random";

const WORDS = 6;

/** Six words of fewer than this many would be guessed offline: 6 × 11 bits and 600,000 rounds are the least. */
const LEAST_WORDS = 2048;

/**
 * Six words, each drawn alone and without bias. A generated passphrase needs no memory-hard function behind it;
 * one that a person chose would.
 * @throws SealingError word-list: too few words, or one of them twice
 */
export function newPassphrase(words: readonly string[]): string {
  if (words.length < LEAST_WORDS || new Set(words).size !== words.length) throw new SealingError("word-list");
  return Array.from({ length: WORDS }, () => words[randomBelow(words.length)] ?? "").join(" ");
}

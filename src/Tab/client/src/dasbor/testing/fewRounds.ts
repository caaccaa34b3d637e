/**
 * One round of PBKDF2 in the place of 600,000, in this file's process alone: every object of a report's shape makes a receipt, and how slowly digits become a
 * key says nothing about who reads a case. The rounds themselves are held by the vectors (tests/vectors).
 */
export function fewRounds(): void {
  const { subtle } = crypto;
  const deriveBits = subtle.deriveBits.bind(subtle);
  subtle.deriveBits = (how, key, length) => deriveBits(typeof how === "object" && "iterations" in how ? { ...how, iterations: 1 } : how, key, length);
}

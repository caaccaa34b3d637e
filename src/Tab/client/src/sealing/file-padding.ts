/** No file looks smaller than this: most screenshots are then of one size. */
const LEAST = 65_536;

/**
 * How long a file is made with zeros before it is sealed: Padmé (Nikitin and others, "Reducing Metadata Leakage from Encrypted Files", PETS 2019).
 * Of a length only its first bits are kept, the rest rounded up: at most 12 % more, and a size then tells one of some hundred sizes and no file.
 */
export function paddedFile(length: number): number {
  if (length <= LEAST) return LEAST;
  const magnitude = Math.floor(Math.log2(length));
  const kept = Math.floor(Math.log2(magnitude)) + 1;
  const unit = 2 ** (magnitude - kept);
  return Math.ceil(length / unit) * unit;
}

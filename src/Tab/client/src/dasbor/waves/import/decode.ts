/**
 * A list as text. Offices send what Excel writes: UTF-8 with or without a mark, UTF-16 with one, or Windows-1252. What is no sound UTF-8 is the last
 * of these, in which every byte is a letter.
 */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

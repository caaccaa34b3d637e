import { SealingError } from "./errors";
import { randomBytes } from "./random";
import { sha256Sync } from "./sha256-sync";
import type { Bytes } from "./types";

/** Crockford's base 32: no I, L, O or U, which the eye takes for others. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SECRET_BYTES = 16;
const SECRET_CHARACTERS = 26;
const CHECK_CHARACTERS = 6;
const GROUP = /.{4}(?=.)/g;

/** A new recovery code for paper: 128 random bits and a check of 30 bits. */
export function newRecoveryCode(): { code: string; bytes: Bytes } {
  const bytes = randomBytes(SECRET_BYTES);
  return { code: printRecoveryCode(bytes), bytes };
}

/** Eight groups of four: 26 characters carry the 16 bytes and two zero bits, six carry the check. */
export function printRecoveryCode(bytes: Bytes): string {
  if (bytes.length !== SECRET_BYTES) throw new SealingError("length");
  return (spell(bytes, SECRET_CHARACTERS) + spell(sha256Sync(bytes), CHECK_CHARACTERS)).replace(GROUP, "$& ");
}

/**
 * Reads what a person typed from paper: any case, any spaces and hyphens, O for 0, I and L for 1.
 * @throws SealingError recovery-typo, before any slow derivation has run
 */
export function readRecoveryCode(text: string): Bytes {
  const typed = text.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  const bytes = unspell(typed);
  if (printRecoveryCode(bytes).replaceAll(" ", "") !== typed) throw new SealingError("recovery-typo");
  return bytes;
}

/** The first characters of a bit string, most significant bit first, with zeros after its end. */
function spell(bytes: Uint8Array, characters: number): string {
  let text = "";
  for (let i = 0; i < characters; i++) {
    const bit = i * 5;
    const window = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += ALPHABET[(window >> (11 - (bit & 7))) & 31] ?? "";
  }
  return text;
}

/** The bytes of the first 26 characters. What is left of the last one is compared by the caller. */
function unspell(typed: string): Bytes {
  if (typed.length !== SECRET_CHARACTERS + CHECK_CHARACTERS) throw new SealingError("recovery-typo");
  const bytes = new Uint8Array(SECRET_BYTES);
  for (let i = 0; i < SECRET_CHARACTERS; i++) {
    const value = ALPHABET.indexOf(typed[i] ?? "");
    if (value < 0) throw new SealingError("recovery-typo");
    const bit = i * 5;
    const shifted = value << (11 - (bit & 7));
    const at = bit >> 3;
    bytes[at] = (bytes[at] ?? 0) | (shifted >> 8);
    if (at + 1 < SECRET_BYTES) bytes[at + 1] = (bytes[at + 1] ?? 0) | (shifted & 0xff);
  }
  return bytes;
}

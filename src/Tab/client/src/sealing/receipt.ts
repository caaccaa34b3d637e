import { toBase64url } from "./base64url";
import { concat, NOTHING, wipe } from "./bytes";
import { derive, label, pbkdf2, PBKDF2_ITERATIONS, sha256 } from "./derive";
import { SealingError } from "./errors";
import { randomBelow } from "./random";
import type { Bytes, ReceiptKeys } from "./types";

const RANDOM_DIGITS = 24;
const RECEIPT = /^[0-9]{25}$/;

/** A receipt: 24 random digits (79.7 bits) and a check digit. Digits, because they pass for an account number. */
export function newReceipt(): string {
  let digits = "";
  for (let i = 0; i < RANDOM_DIGITS; i++) digits += String(randomBelow(10));
  return digits + checkDigit(digits);
}

/** ISO 7064 MOD 11,10: finds every single wrong digit and nearly every swap of neighbours. */
export function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return String((11 - product) % 10);
}

/** The 24 digits that carry the secret. @throws SealingError receipt-typo */
export function readReceipt(typed: string): string {
  const digits = typed.replace(/[\s.-]/g, "");
  const secret = digits.slice(0, RANDOM_DIGITS);
  if (!RECEIPT.test(digits) || checkDigit(secret) !== digits[RANDOM_DIGITS]) throw new SealingError("receipt-typo");
  return secret;
}

/** What everything of a receipt, and of the draft that came before its report, is derived from. @throws SealingError receipt-typo */
export async function receiptSeed(digits: string, salt: Bytes): Promise<Bytes> {
  return pbkdf2(readReceipt(digits), concat(label("receipt"), salt), PBKDF2_ITERATIONS);
}

/**
 * From the digits to what the server is asked for and the key of the receipt's box. Takes PBKDF2 time.
 * The server keeps the hash of `lookup` alone, so its database neither finds nor opens anything.
 * @throws SealingError receipt-typo, before the slow part
 */
export async function receiptKeys(digits: string, salt: Bytes): Promise<ReceiptKeys> {
  const seed = await receiptSeed(digits, salt);
  const lookup = await derive(seed, NOTHING, "receipt/lookup", NOTHING);
  const box = await derive(seed, NOTHING, "receipt/box", NOTHING);
  wipe(seed);
  return { lookup: toBase64url(lookup), rid: toBase64url(await sha256(lookup)), box };
}

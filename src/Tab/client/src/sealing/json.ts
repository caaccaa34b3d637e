import { toBase64url, fromBase64url } from "./base64url";
import { fromUtf8, utf8 } from "./bytes";
import { SealingError } from "./errors";
import type { Bytes } from "./types";

export type JsonRecord = { readonly [key: string]: unknown };

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function jsonBytes(value: unknown): Bytes {
  return utf8(JSON.stringify(value));
}

/**
 * Authenticated JSON is read from the very bytes that were authenticated, and those must be what JSON.stringify
 * writes: no spaces, no second key of the same name, one spelling of each number. So two readers never differ.
 */
export function parseCanonical(bytes: Uint8Array): JsonRecord {
  const text = fromUtf8(bytes);
  const value = parse(text);
  if (!isRecord(value) || JSON.stringify(value) !== text) throw new SealingError("json-not-canonical");
  return value;
}

/** JSON that came out of our own ciphertext, where nobody but its author could have chosen the bytes. */
export function parseJson(bytes: Uint8Array): unknown {
  return parse(fromUtf8(bytes));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new SealingError("json");
  }
}

/** Refuses a missing key, an extra key, or another order. */
export function expectKeys(value: JsonRecord, keys: readonly string[]): void {
  const found = Object.keys(value);
  if (found.length !== keys.length || found.some((key, i) => key !== keys[i])) throw new SealingError("fields");
}

export function stringOf(value: unknown): string {
  if (typeof value !== "string") throw new SealingError("fields");
  return value;
}

/** A whole number from zero up. */
export function countOf(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new SealingError("fields");
  return value;
}

export function stringsOf(value: unknown): string[] {
  if (!Array.isArray(value)) throw new SealingError("fields");
  return value.map(stringOf);
}

export function recordOf(value: unknown): JsonRecord {
  if (!isRecord(value)) throw new SealingError("fields");
  return value;
}

/** A base64url text of so many bytes, kept as text. */
export function encodedOf(value: unknown, length: number): string {
  return toBase64url(fromBase64url(value, length));
}

import { concat, equal, NOTHING, utf8, wipe } from "./bytes";
import { fromBase64url, toBase64url } from "./base64url";
import { SealingError } from "./errors";
import type { Bytes } from "./types";

/** Below this an offline guess of a passphrase gets too cheap (OWASP figure for PBKDF2-HMAC-SHA256). */
export const PBKDF2_ITERATIONS = 600_000;

/** Keeps every use of a hash, key or signature apart from every other. */
export function label(name: string): Bytes {
  return utf8(`JT1/${name}\0`);
}

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** SHA-256 of decoded base64url, as base64url. */
export async function hashOf(encoded: string): Promise<string> {
  return toBase64url(await sha256(fromBase64url(encoded)));
}

/** 32 bytes of HKDF-SHA256 (RFC 5869), info = label || context. */
export async function derive(secret: Bytes, salt: Bytes, name: string, context: Uint8Array): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const info = concat(label(name), context);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, 256));
}

/** 32 bytes of PBKDF2-HMAC-SHA256 over the NFKC form, so that any keyboard types the same passphrase. */
export async function pbkdf2(secret: string, salt: Bytes, iterations: number): Promise<Bytes> {
  const typed = utf8(secret.normalize("NFKC"));
  const key = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
  wipe(typed);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, 256));
}

/**
 * AES-GCM opens under more than one key to different texts. A commitment in the header ties a header to one key,
 * so that nobody can show one reader one story and another reader another.
 */
export async function commit(key: Bytes, what: string, context: Uint8Array): Promise<string> {
  return toBase64url(await derive(key, NOTHING, `commit/${what}`, context));
}

export async function expectCommitment(key: Bytes, what: string, context: Uint8Array, committed: unknown): Promise<void> {
  const expected = await derive(key, NOTHING, `commit/${what}`, context);
  if (!equal(expected, fromBase64url(committed, 32))) throw new SealingError("key-commitment");
}

import { fromBase64url, toBase64url } from "./base64url";
import { concat } from "./bytes";
import { label, sha256 } from "./derive";
import { SealingError } from "./errors";
import { type Header, headerBytes } from "./header";
import { expectKeys, jsonBytes, type JsonRecord, parseCanonical, stringOf } from "./json";
import { importVerifier } from "./keys";
import { openObject, sealObject } from "./object";
import type { Bytes, SealedObject } from "./types";

const ALGORITHM = { name: "ECDSA", hash: "SHA-256" } as const;
const SIGNATURE = 64;

/** What a signature is for; one made for a message is none for a directory. */
export type SignatureLabel = "dir" | "msg" | "slots" | "log" | "request" | "handover" | "shares" | "rk" | "audit" | "export" | "ways" | "wali" | "picture" | "written";

/** ECDSA P-256 with SHA-256, raw r || s, over the label and the hash of the bytes. */
export async function sign(key: CryptoKey, purpose: SignatureLabel, bytes: Bytes): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, await toBeSigned(purpose, bytes))));
}

export async function verify(publicKey: string, purpose: SignatureLabel, bytes: Bytes, signature: unknown): Promise<boolean> {
  const raw = fromBase64url(signature);
  if (raw.length !== SIGNATURE) return false;
  return crypto.subtle.verify(ALGORITHM, await importVerifier(publicKey), raw, await toBeSigned(purpose, bytes));
}

async function toBeSigned(purpose: SignatureLabel, bytes: Bytes): Promise<Bytes> {
  return concat(label(`sig/${purpose}`), await sha256(bytes));
}

/** Payload bytes, who wrote them, and the signature over header and payload. */
export type SignedPayload = { p: string; by: string; sig: string };

export type Author = { by: string; key: CryptoKey };

/** Verified words: who signed, and what. */
export type Verified = { by: string; payload: JsonRecord };

/** Which public keys may stand behind `by` for this payload; throws when nobody may. Any of them will do. */
export type KeysOf = (by: string, payload: JsonRecord) => readonly string[];

export async function signPayload(author: Author, purpose: SignatureLabel, header: Bytes, payload: JsonRecord): Promise<SignedPayload> {
  const bytes = jsonBytes(payload);
  return { p: toBase64url(bytes), by: author.by, sig: await sign(author.key, purpose, concat(header, bytes)) };
}

/** The payload is handed out only after its signature held. */
export async function verifyPayload(signed: JsonRecord, purpose: SignatureLabel, header: Bytes, keysOf: KeysOf): Promise<Verified> {
  const bytes = fromBase64url(signed["p"]);
  const by = stringOf(signed["by"]);
  const payload = parseCanonical(bytes);
  for (const key of keysOf(by, payload)) {
    if (await verify(key, purpose, concat(header, bytes), signed["sig"])) return { by, payload };
  }
  throw new SealingError("signature");
}

/** Signs, then encrypts, with the header inside what is signed: the server does not learn who wrote. */
export async function sealSigned(
  secret: Bytes,
  header: Header,
  purpose: SignatureLabel,
  author: Author,
  payload: JsonRecord,
): Promise<SealedObject> {
  return sealObject(secret, header, jsonBytes(await signPayload(author, purpose, headerBytes(header), payload)));
}

export async function openSigned(
  secret: Bytes,
  object: SealedObject,
  expected: Header,
  purpose: SignatureLabel,
  keysOf: KeysOf,
): Promise<Verified> {
  return readSigned(await openObject(secret, object, expected), object, purpose, keysOf);
}

/** The plaintext of an opened object as verified words. */
export async function readSigned(plaintext: Bytes, object: SealedObject, purpose: SignatureLabel, keysOf: KeysOf): Promise<Verified> {
  const signed = parseCanonical(plaintext);
  expectKeys(signed, ["p", "by", "sig"]);
  return verifyPayload(signed, purpose, fromBase64url(object.h), keysOf);
}

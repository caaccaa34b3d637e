import { fromBase64url, toBase64url } from "./base64url";
import { concat, wipe } from "./bytes";
import { derive, sha256 } from "./derive";
import { SealingError } from "./errors";
import { type Header, headerBytes, readHeader } from "./header";
import { pad, unpad } from "./padding";
import { randomBytes } from "./random";
import type { Bytes, SealedObject } from "./types";

const ZERO_NONCE: Bytes = new Uint8Array(12);
const SALT = 32;

/** Seals a plaintext under a key of its own: the fresh salt and the header make it, so the nonce may stand still. */
export async function sealObject(secret: Bytes, header: Header, plaintext: Uint8Array): Promise<SealedObject> {
  return encryptObject(secret, randomBytes(SALT), header.t, headerBytes(header), pad(header.t, plaintext));
}

/** The step of sealObject without choice or chance; `salt` must never be used twice. */
export async function encryptObject(secret: Bytes, salt: Bytes, type: string, header: Bytes, padded: Bytes): Promise<SealedObject> {
  const key = await objectKey(secret, salt, type, header, "encrypt");
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: ZERO_NONCE, additionalData: header }, key, padded);
  wipe(padded);
  return { h: toBase64url(header), s: toBase64url(salt), c: toBase64url(new Uint8Array(sealed)) };
}

/** Opens an object whose header is of this type and has every expected field; gives the plaintext without padding. */
export async function openObject(secret: Bytes, object: SealedObject, expected: Header): Promise<Bytes> {
  readHeader(object.h, expected);
  return unpad(expected.t, await decryptObject(secret, object, expected.t));
}

/** The padded plaintext; whoever calls this has read the header. */
export async function decryptObject(secret: Bytes, object: SealedObject, type: string): Promise<Bytes> {
  const header = fromBase64url(object.h);
  const key = await objectKey(secret, fromBase64url(object.s, SALT), type, header, "decrypt");
  const sealed = fromBase64url(object.c);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: ZERO_NONCE, additionalData: header }, key, sealed));
  } catch {
    throw new SealingError("object-decrypt");
  }
}

/** What the next object in a chain points to. */
export async function objectHash(object: SealedObject): Promise<string> {
  return toBase64url(await sha256(concat(fromBase64url(object.h), fromBase64url(object.s), fromBase64url(object.c))));
}

async function objectKey(secret: Bytes, salt: Bytes, type: string, header: Bytes, use: "encrypt" | "decrypt"): Promise<CryptoKey> {
  const raw = await derive(secret, salt, `obj/${type}`, await sha256(header));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, [use]);
  wipe(raw);
  return key;
}

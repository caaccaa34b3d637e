import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import { fromBase64url, toBase64url } from "./base64url";
import { concat } from "./bytes";
import { label, sha256 } from "./derive";
import { POINT } from "./keys";
import type { Bytes, Wrap } from "./types";

/** RFC 9180 base mode, KEM 0x0010, KDF 0x0001, AEAD 0x0002; only the single shot, so no sequence number can repeat. */
const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** What a wrap is for; a wrap made for one purpose does not open for another. */
export type WrapLabel = "ck" | "late" | "id-share" | "id-release" | "ck-release";

export async function wrapInfo(purpose: string, context: Bytes): Promise<Bytes> {
  return concat(label(`wrap/${purpose}`), await sha256(context));
}

/** Encrypts a secret to one public key, for one purpose, in one context (the bytes of the header it belongs to). */
export async function wrap(to: CryptoKey, purpose: WrapLabel, context: Bytes, secret: Bytes): Promise<Wrap> {
  const sealed = await suite.seal({ recipientPublicKey: to, info: await wrapInfo(purpose, context) }, secret);
  return { e: toBase64url(new Uint8Array(sealed.enc)), c: toBase64url(new Uint8Array(sealed.ct)) };
}

/** The secret, or null when this wrap is not for this key, purpose and context. Bytes out of shape are an error. */
export async function unwrap(mine: CryptoKeyPair, purpose: WrapLabel, context: Bytes, w: Wrap): Promise<Bytes | null> {
  const enc = fromBase64url(w.e, POINT);
  const sealed = fromBase64url(w.c);
  const info = await wrapInfo(purpose, context);
  try {
    return new Uint8Array(await suite.open({ recipientKey: mine, enc, info }, sealed));
  } catch {
    return null;
  }
}

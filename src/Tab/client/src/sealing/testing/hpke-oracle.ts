import { concat, utf8 } from "../bytes";
import { toBase64url } from "../base64url";
import type { Bytes } from "../types";

/** RFC 9180 base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128 (1) or AES-256 (2) GCM: written from the RFC, to be compared. */
const EC = { name: "ECDH", namedCurve: "P-256" };
const KEM_SUITE = concat(utf8("KEM"), Uint8Array.of(0x00, 0x10));
const hpkeSuite = (aead: number) => concat(utf8("HPKE"), Uint8Array.of(0x00, 0x10, 0x00, 0x01, 0x00, aead));

async function hmac(key: Bytes, data: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, data));
}
const extract = (suite: Bytes, salt: Bytes, name: string, ikm: Bytes) => hmac(salt, concat(utf8("HPKE-v1"), suite, utf8(name), ikm));
const expand = async (suite: Bytes, prk: Bytes, name: string, info: Bytes, length: number) =>
  (await hmac(prk, concat(Uint8Array.of(0, length), utf8("HPKE-v1"), suite, utf8(name), info, Uint8Array.of(1)))).slice(0, length);

export type Schedule = { shared: Bytes; key: Bytes; nonce: Bytes };

export async function schedule(mine: CryptoKey, theirs: Bytes, enc: Bytes, recipient: Bytes, info: Bytes, aead: number): Promise<Schedule> {
  const zeros = new Uint8Array(32);
  const none = new Uint8Array(0);
  const peer = await crypto.subtle.importKey("raw", theirs, EC, false, []);
  const dh = new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: peer }, mine, 256));
  const shared = await expand(KEM_SUITE, await extract(KEM_SUITE, zeros, "eae_prk", dh), "shared_secret", concat(enc, recipient), 32);
  const suite = hpkeSuite(aead);
  const context = concat(
    Uint8Array.of(0),
    await extract(suite, zeros, "psk_id_hash", none),
    await extract(suite, zeros, "info_hash", info),
  );
  const secret = await extract(suite, shared, "secret", none);
  return {
    shared,
    key: await expand(suite, secret, "key", context, aead === 1 ? 16 : 32),
    nonce: await expand(suite, secret, "base_nonce", context, 12),
  };
}

export async function seal({ key, nonce }: Schedule, aad: Bytes, plaintext: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  return new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: aad }, imported, plaintext));
}

export async function open({ key, nonce }: Schedule, aad: Bytes, sealed: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce, additionalData: aad }, imported, sealed));
}

/** A private key from its scalar and its public point, as the vectors give them. */
export async function keyPair(scalar: Bytes, point: Bytes): Promise<CryptoKeyPair> {
  const jwk = { kty: "EC", crv: "P-256", d: toBase64url(scalar), x: toBase64url(point.slice(1, 33)), y: toBase64url(point.slice(33)) };
  return {
    privateKey: await crypto.subtle.importKey("jwk", jwk, EC, true, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("raw", point, EC, true, []),
  };
}

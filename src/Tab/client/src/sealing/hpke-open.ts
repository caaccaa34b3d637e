import { concat, NOTHING, utf8, wipe } from "./bytes";
import type { Bytes } from "./types";

/**
 * Opening one HPKE single shot (RFC 9180 base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM) in nine calls of WebCrypto instead of some twenty:
 * an Extract followed by one Expand is what WebCrypto calls HKDF, and what depends on the context alone is made once. A member's page tries eight
 * slots of every case. Tests compare it with @hpke/core, with the RFC's vectors and with C#.
 */
const EC = { name: "ECDH", namedCurve: "P-256" } as const;
const KEM = concat(utf8("KEM"), Uint8Array.of(0x00, 0x10));
const HPKE = concat(utf8("HPKE"), Uint8Array.of(0x00, 0x10, 0x00, 0x01, 0x00, 0x02));
const KEY = 32;
const NONCE = 12;

/** mode ‖ psk_id_hash ‖ info_hash: the same for all slots of a header. */
export type OpenContext = { schedule: Bytes };

export async function openContext(info: Bytes): Promise<OpenContext> {
  const [pskId, hashed] = await Promise.all([extract("psk_id_hash", NOTHING), extract("info_hash", info)]);
  return { schedule: concat(Uint8Array.of(0), pskId, hashed) };
}

/** The plaintext. @throws when it does not open with this key in this context; the reason is not told apart */
export async function openSingle(mine: CryptoKeyPair, { schedule }: OpenContext, enc: Bytes, sealed: Bytes): Promise<Bytes> {
  const [peer, recipient] = await Promise.all([crypto.subtle.importKey("raw", enc, EC, false, []), publicPoint(mine)]);
  const dh = new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: peer }, mine.privateKey, KEY * 8));
  const shared = await hkdf(await material(labeled(KEM, "eae_prk", dh)), NOTHING, expandInfo(KEM, KEY, "shared_secret", concat(enc, recipient)), KEY);
  const secret = await pskSecret();
  const [key, nonce] = await Promise.all([
    hkdf(secret, shared, expandInfo(HPKE, KEY, "key", schedule), KEY),
    hkdf(secret, shared, expandInfo(HPKE, NONCE, "base_nonce", schedule), NONCE),
  ]);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  wipe(dh, shared, key);
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce, additionalData: NOTHING }, aes, sealed));
}

function labeled(suite: Bytes, name: string, ikm: Bytes): Bytes {
  return concat(utf8("HPKE-v1"), suite, utf8(name), ikm);
}

function expandInfo(suite: Bytes, length: number, name: string, info: Bytes): Bytes {
  return concat(Uint8Array.of(0, length), utf8("HPKE-v1"), suite, utf8(name), info);
}

/** LabeledExtract with an empty salt, which HMAC pads with zeros like any short key. */
async function extract(name: string, ikm: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", new Uint8Array(KEY), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, labeled(HPKE, name, ikm)));
}

async function hkdf(key: CryptoKey, salt: Bytes, info: Bytes, length: number): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, length * 8));
}

function material(ikm: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", ikm, "HKDF", false, ["deriveBits"]);
}

let pskMaterial: Promise<CryptoKey> | null = null;

/** Without a pre-shared key this input is the same for everybody. */
function pskSecret(): Promise<CryptoKey> {
  pskMaterial ??= material(labeled(HPKE, "secret", NOTHING));
  return pskMaterial;
}

const points = new WeakMap<CryptoKeyPair, Promise<Bytes>>();

function publicPoint(mine: CryptoKeyPair): Promise<Bytes> {
  const known = points.get(mine);
  if (known !== undefined) return known;
  const point = exportRaw(mine.publicKey);
  points.set(mine, point);
  return point;
}

async function exportRaw(key: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey("raw", key));
}

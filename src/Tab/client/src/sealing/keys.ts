import { fromBase64url, toBase64url } from "./base64url";
import { wipe } from "./bytes";
import { SealingError } from "./errors";
import { jsonBytes, parseJson, recordOf } from "./json";
import type { Bytes, MemberKeys, PublicKeys } from "./types";

const ECDH = { name: "ECDH", namedCurve: "P-256" } as const;
const ECDSA = { name: "ECDSA", namedCurve: "P-256" } as const;

/** An uncompressed P-256 point: 0x04, x, y. */
export const POINT = 65;

/** Refuses anything but a canonical uncompressed point; WebCrypto refuses one that is not on the curve. */
async function importPoint(encoded: string, algorithm: typeof ECDH | typeof ECDSA, usages: KeyUsage[]): Promise<CryptoKey> {
  const point = fromBase64url(encoded, POINT);
  if (point[0] !== 4) throw new SealingError("point");
  try {
    return await crypto.subtle.importKey("raw", point, algorithm, true, usages);
  } catch {
    throw new SealingError("point");
  }
}

export function importKem(encoded: string): Promise<CryptoKey> {
  return importPoint(encoded, ECDH, []);
}

export function importVerifier(encoded: string): Promise<CryptoKey> {
  return importPoint(encoded, ECDSA, ["verify"]);
}

export async function exportPoint(key: CryptoKey): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.exportKey("raw", key)));
}

/** New keys that can still be exported once, into their own sealed bundle. */
export async function generateKeys(): Promise<MemberKeys> {
  const [kem, sig] = await Promise.all([
    crypto.subtle.generateKey(ECDH, true, ["deriveBits"]),
    crypto.subtle.generateKey(ECDSA, true, ["sign", "verify"]),
  ]);
  return { kem, sig };
}

/** The public half of a pair whose private half nobody keeps: what a dummy slot is wrapped to. */
export async function nobodysKey(): Promise<CryptoKey> {
  return (await crypto.subtle.generateKey(ECDH, false, ["deriveBits"])).publicKey;
}

export async function publicKeysOf(keys: MemberKeys): Promise<PublicKeys> {
  return { kem: await exportPoint(keys.kem.publicKey), sig: await exportPoint(keys.sig.publicKey) };
}

/** Both private halves, PKCS#8, as JSON bytes for sealing. */
export async function exportBundle(keys: MemberKeys): Promise<Bytes> {
  return jsonBytes({ kem: await pkcs8(keys.kem.privateKey), sig: await pkcs8(keys.sig.privateKey) });
}

/** The bundle as keys that cannot be exported again. Wipes the bundle. */
export async function importBundle(bundle: Bytes, pub: PublicKeys): Promise<MemberKeys> {
  const secret = recordOf(parseJson(bundle));
  wipe(bundle);
  return {
    kem: { publicKey: await importKem(pub.kem), privateKey: await importPrivate(secret["kem"], ECDH, ["deriveBits"]) },
    sig: { publicKey: await importVerifier(pub.sig), privateKey: await importPrivate(secret["sig"], ECDSA, ["sign"]) },
  };
}

async function importPrivate(encoded: unknown, algorithm: typeof ECDH | typeof ECDSA, usages: KeyUsage[]): Promise<CryptoKey> {
  const raw = fromBase64url(encoded);
  try {
    return await crypto.subtle.importKey("pkcs8", raw, algorithm, false, usages);
  } catch {
    throw new SealingError("private-key");
  } finally {
    wipe(raw);
  }
}

async function pkcs8(key: CryptoKey): Promise<string> {
  const raw = new Uint8Array(await crypto.subtle.exportKey("pkcs8", key));
  const encoded = toBase64url(raw);
  wipe(raw);
  return encoded;
}

import { createCipheriv, createDecipheriv, createHash, createHmac, diffieHellman, KeyObject, sign, verify } from "node:crypto";

type Raw = { raw: Uint8Array };
const objects = new WeakMap<CryptoKey, KeyObject>();

function objectOf(key: CryptoKey): KeyObject {
  const known = objects.get(key) ?? KeyObject.from(key);
  objects.set(key, known);
  return known;
}

const bytes = (source: BufferSource): Uint8Array => (source instanceof ArrayBuffer ? new Uint8Array(source) : new Uint8Array(source.buffer, source.byteOffset, source.byteLength));
const own = (buffer: Uint8Array): ArrayBuffer => new Uint8Array(buffer).buffer;
const isRaw = (key: CryptoKey | Raw): key is Raw => "raw" in key;
const nameOf = (how: AlgorithmIdentifier): string => (typeof how === "string" ? how : how.name);
const hashName = (name: string): string => name.replace("-", "").toLowerCase();

const MOST_IMPORTED = 2000;
const MOST_REMEMBERED = 50_000;
/** So many pairs of each kind serve in turn, where a page makes a fresh one for each wrap and each epoch: that would be half of the time. No scenario needs as many. */
const PAIRS = 300;

/** RFC 5869 by HMAC: Node's own first makes a key object of its input, which takes longer than the rest. */
function hkdf(secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): ArrayBuffer {
  const prk = createHmac("sha256", salt).update(secret).digest();
  const parts: Buffer[] = [];
  for (let n = 1, last: Buffer = Buffer.alloc(0); parts.length * 32 < length; n++) parts.push((last = createHmac("sha256", prk).update(last).update(info).update(Uint8Array.of(n)).digest()));
  return own(Buffer.concat(parts).subarray(0, length));
}

/**
 * The same algorithms as WebCrypto's, by Node's own calls in this thread: 10,000 scenarios are millions of very short operations, and WebCrypto hands each
 * one to another thread. A receipt's 600,000 rounds become one: they say nothing about who opens a case. A question about the same keys and the same bytes
 * (scenarios share their beginnings) is computed once. Everything else runs as in a page.
 */
export function quickCrypto(): void {
  const { subtle } = crypto;
  const imported = new Map<string, CryptoKey>();
  const pairs = new Map<string, { made: CryptoKeyPair[]; next: number }>();
  const generateKey = subtle.generateKey.bind(subtle);
  const agreed = new WeakMap<KeyObject, WeakMap<KeyObject, ArrayBuffer>>();
  const verified = new Map<string, boolean>();
  const points = new WeakMap<CryptoKey, Promise<ArrayBuffer>>();
  const [importKey, exportKey, deriveBits] = [subtle.importKey.bind(subtle), subtle.exportKey.bind(subtle), subtle.deriveBits.bind(subtle)];
  const agree = (privateKey: KeyObject, publicKey: KeyObject): ArrayBuffer => {
    const known = agreed.get(privateKey) ?? new WeakMap<KeyObject, ArrayBuffer>();
    agreed.set(privateKey, known);
    const bits = known.get(publicKey) ?? own(diffieHellman({ privateKey, publicKey }));
    known.set(publicKey, bits);
    return bits;
  };
  const quick = {
    digest: async (how: AlgorithmIdentifier, data: BufferSource) => own(createHash(hashName(nameOf(how))).update(bytes(data)).digest()),
    importKey: async (format: "raw", data: BufferSource, how: AlgorithmIdentifier & { hash?: AlgorithmIdentifier }, extractable: boolean, usages: KeyUsage[]) => {
      if (["HMAC", "AES-GCM", "HKDF"].includes(nameOf(how))) return { raw: bytes(data).slice() };
      if (format !== "raw") return importKey(format, data, how, extractable, usages);
      const name = `${nameOf(how)} ${Buffer.from(bytes(data)).toString("base64")}`;
      const key = imported.get(name) ?? (await importKey(format, data, how, extractable, usages));
      if (imported.size > MOST_IMPORTED) imported.clear();
      imported.set(name, key);
      if (!points.has(key)) points.set(key, Promise.resolve(own(bytes(data))));
      return key;
    },
    generateKey: async (how: EcKeyGenParams, _: boolean, usages: KeyUsage[]) => {
      const known = pairs.get(how.name) ?? { made: [], next: 0 };
      pairs.set(how.name, known);
      if (known.made.length < PAIRS) {
        const made = await generateKey(how, true, usages);
        known.made.push(made);
        return made;
      }
      return known.made[(known.next = (known.next + 1) % PAIRS)];
    },
    verify: async (_: EcdsaParams, key: CryptoKey, signature: BufferSource, data: BufferSource) => {
      const question = createHash("sha256").update(await quick.exportKey("raw", key).then(bytes)).update(bytes(signature)).update(bytes(data)).digest("base64");
      if (verified.size > MOST_REMEMBERED) verified.clear();
      const answer = verified.get(question) ?? verify("sha256", bytes(data), { key: objectOf(key), dsaEncoding: "ieee-p1363" }, bytes(signature));
      verified.set(question, answer);
      return answer;
    },
    sign: async (_: AlgorithmIdentifier, key: CryptoKey | Raw, data: BufferSource) =>
      own(isRaw(key) ? createHmac("sha256", key.raw).update(bytes(data)).digest() : sign("sha256", bytes(data), { key: objectOf(key), dsaEncoding: "ieee-p1363" })),
    deriveBits: async (how: EcdhKeyDeriveParams | HkdfParams | Pbkdf2Params, key: CryptoKey | Raw, length: number) => {
      if (isRaw(key)) return "info" in how ? hkdf(key.raw, bytes(how.salt), bytes(how.info), length / 8) : new ArrayBuffer(0);
      if ("public" in how) return agree(objectOf(key), objectOf(how.public)).slice(0);
      return deriveBits("iterations" in how ? { ...how, iterations: 1 } : how, key, length);
    },
    exportKey: (format: "raw" | "pkcs8", key: CryptoKey) => {
      if (format !== "raw") return exportKey(format, key);
      const known = points.get(key) ?? exportKey("raw", key);
      points.set(key, known);
      return known;
    },
    encrypt: async (how: AesGcmParams, { raw }: Raw, data: BufferSource) => {
      const cipher = createCipheriv("aes-256-gcm", raw, bytes(how.iv));
      if (how.additionalData !== undefined) cipher.setAAD(bytes(how.additionalData));
      return own(Buffer.concat([cipher.update(bytes(data)), cipher.final(), cipher.getAuthTag()]));
    },
    decrypt: async (how: AesGcmParams, { raw }: Raw, data: BufferSource) => {
      const sealed = bytes(data);
      const opener = createDecipheriv("aes-256-gcm", raw, bytes(how.iv));
      if (how.additionalData !== undefined) opener.setAAD(bytes(how.additionalData));
      opener.setAuthTag(sealed.subarray(-16));
      return own(Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]));
    },
  };
  Object.assign(subtle, quick);
}

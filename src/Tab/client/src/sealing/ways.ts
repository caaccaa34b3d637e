import { fromBase64url, toBase64url } from "./base64url";
import { equal, NOTHING, utf8, wipe } from "./bytes";
import { commit, derive, pbkdf2, PBKDF2_ITERATIONS } from "./derive";
import { SealingError } from "./errors";
import { readHeader } from "./header";
import { countOf, encodedOf, expectKeys, type JsonRecord, recordOf } from "./json";
import { openObject, sealObject } from "./object";
import { randomBytes } from "./random";
import type { Bytes, SealedObject } from "./types";

/** One way to a member's master key, an object of type "mk": six words, the printed code, a passkey, or a device's PIN. */
export type Method = "pass" | "code" | "prf" | "pin";

export const MASTER_KEY = 32;
const SALT = 16;
const RECOVERY = 16;
const PRF = 32;

/** More rounds than this is not caution but a server that wants the page to hang. */
const MOST_ITERATIONS = 10_000_000;

/** What a passkey gave for the salt that its way names: 32 bytes that only this passkey knows. */
export type PasskeyAnswer = { credential: string; prf: Bytes };

export async function lockByPassphrase(masterKey: Bytes, id: string, passphrase: string): Promise<SealedObject> {
  const salt = randomBytes(SALT);
  const key = await pbkdf2(passphrase, salt, PBKDF2_ITERATIONS);
  return lockAndWipe(masterKey, id, "pass", { alg: "PBKDF2-SHA256", iter: PBKDF2_ITERATIONS, salt: toBase64url(salt) }, key);
}

/** The code's 16 bytes are random, so they are the key as they are. */
export async function lockByRecovery(masterKey: Bytes, id: string, recovery: Bytes): Promise<SealedObject> {
  if (recovery.length !== RECOVERY) throw new SealingError("length");
  return lockAndWipe(masterKey, id, "code", { alg: "raw" }, recovery.slice());
}

/** `salt` is what the passkey was asked with; it stands in the header, so that it can be asked again. */
export async function lockByPasskey(masterKey: Bytes, id: string, answer: PasskeyAnswer, salt: Bytes): Promise<SealedObject> {
  return lockAndWipe(masterKey, id, "prf", { alg: "PRF", cred: answer.credential, salt: toBase64url(salt) }, await passkeyKey(answer, id));
}

export async function lockAndWipe(masterKey: Bytes, id: string, m: Method, kdf: JsonRecord, key: Bytes): Promise<SealedObject> {
  const locked = await sealObject(key, { t: "mk", id, m, kdf, kc: await commit(key, "kek", utf8(id)) }, masterKey);
  wipe(key);
  return locked;
}

/** The derivation that a way of this method names; null for a way of another method. */
export function kdfOf(locked: SealedObject, id: string, method: Method): JsonRecord | null {
  const header = readHeader(locked.h, { t: "mk", id });
  return header["m"] === method ? recordOf(header["kdf"]) : null;
}

/** The master key, or null when this is not the key that the way commits to. Wipes the key. */
export async function openWay(locked: SealedObject, id: string, m: Method, key: Bytes): Promise<Bytes | null> {
  const header = readHeader(locked.h, { t: "mk", id, m });
  if (!equal(fromBase64url(header["kc"], 32), fromBase64url(await commit(key, "kek", utf8(id))))) return null;
  const masterKey = await openObject(key, locked, { t: "mk", id, m });
  if (masterKey.length !== MASTER_KEY) throw new SealingError("length");
  wipe(key);
  return masterKey;
}

export async function passphraseKey(passphrase: string, kdf: JsonRecord): Promise<Bytes> {
  expectKeys(kdf, ["alg", "iter", "salt"]);
  if (kdf["alg"] !== "PBKDF2-SHA256") throw new SealingError("kdf");
  return pbkdf2(passphrase, fromBase64url(kdf["salt"], SALT), iterationsOf(kdf["iter"]));
}

/** Rounds that are neither a weakening nor a hanging page. */
export function iterationsOf(value: unknown): number {
  const iterations = countOf(value);
  if (iterations < PBKDF2_ITERATIONS) throw new SealingError("kdf-downgrade");
  if (iterations > MOST_ITERATIONS) throw new SealingError("kdf");
  return iterations;
}

export function recoveryKey(recovery: Bytes, kdf: JsonRecord): Bytes {
  expectKeys(kdf, ["alg"]);
  if (kdf["alg"] !== "raw") throw new SealingError("kdf");
  return recovery.slice();
}

/** Which passkey a way belongs to, and what to ask it with. */
export function passkeyOf(kdf: JsonRecord): { credential: string; salt: Bytes } {
  expectKeys(kdf, ["alg", "cred", "salt"]);
  if (kdf["alg"] !== "PRF") throw new SealingError("kdf");
  const credential = fromBase64url(kdf["cred"]);
  if (credential.length === 0) throw new SealingError("length");
  return { credential: toBase64url(credential), salt: fromBase64url(encodedOf(kdf["salt"], PRF)) };
}

export async function passkeyKey({ credential, prf }: PasskeyAnswer, id: string): Promise<Bytes> {
  if (prf.length !== PRF) throw new SealingError("length");
  return derive(prf, NOTHING, "unlock/prf", utf8(`${id}\0${credential}`));
}

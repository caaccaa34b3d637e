import { fromBase64url } from "./base64url";
import { concat, u32 } from "./bytes";
import { objectHash } from "./object";
import { randomBytes } from "./random";
import { sign } from "./signature";
import type { Bytes, MemberRecord, SealedObject, Unlocked } from "./types";
import { kdfOf, lockByPasskey, lockByPassphrase, lockByRecovery, type Method, type PasskeyAnswer, passkeyOf } from "./ways";

const PRF_SALT = 32;

/** A passkey that opens a record, and what to ask it with. */
export type Passkey = { credential: string; salt: Bytes };

/** The same keys under new words; the old words are dead. */
export async function withPassphrase(record: MemberRecord, { masterKey }: Unlocked, passphrase: string): Promise<MemberRecord> {
  return replaced(record, "pass", await lockByPassphrase(masterKey, record.id, passphrase));
}

/** The same keys under a new printed code; the old one is dead. */
export async function withRecovery(record: MemberRecord, { masterKey }: Unlocked, recovery: Bytes): Promise<MemberRecord> {
  return replaced(record, "code", await lockByRecovery(masterKey, record.id, recovery));
}

/** What a new passkey is to be asked with. */
export function newPasskeySalt(): Bytes {
  return randomBytes(PRF_SALT);
}

/** The same keys, and one more way: a passkey. */
export async function withPasskey(record: MemberRecord, { masterKey }: Unlocked, answer: PasskeyAnswer, salt: Bytes): Promise<MemberRecord> {
  return { ...record, mk: [...withoutPasskey(record, answer.credential).mk, await lockByPasskey(masterKey, record.id, answer, salt)] };
}

/** The same keys without this passkey. */
export function withoutPasskey(record: MemberRecord, credential: string): MemberRecord {
  return { ...record, mk: record.mk.filter((locked) => passkeyIn(locked, record.id)?.credential !== credential) };
}

export function passkeysOf(record: MemberRecord): Passkey[] {
  return record.mk.map((locked) => passkeyIn(locked, record.id)).filter((passkey) => passkey !== null);
}

/** Signs the list of ways that follows this revision: whoever may not use the keys may not lock them away either. */
export async function signWays(record: MemberRecord, revision: number, { keys }: Unlocked): Promise<string> {
  const hashes = await Promise.all(record.mk.map(objectHash));
  return sign(keys.sig.privateKey, "ways", concat(u32(revision), ...hashes.map((hash) => fromBase64url(hash, 32))));
}

function passkeyIn(locked: SealedObject, id: string): Passkey | null {
  const kdf = kdfOf(locked, id, "prf");
  return kdf === null ? null : passkeyOf(kdf);
}

function replaced(record: MemberRecord, method: Method, fresh: SealedObject): MemberRecord {
  const others = record.mk.filter((locked) => kdfOf(locked, record.id, method) === null);
  return { ...record, mk: method === "pass" ? [fresh, ...others] : [...others, fresh] };
}

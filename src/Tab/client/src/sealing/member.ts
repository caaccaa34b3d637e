import { fromBase64url, toBase64url } from "./base64url";
import { equal, utf8, wipe } from "./bytes";
import { commit, pbkdf2, PBKDF2_ITERATIONS } from "./derive";
import { SealingError } from "./errors";
import { readHeader } from "./header";
import { countOf, expectKeys, type JsonRecord, recordOf } from "./json";
import { exportBundle, generateKeys, importBundle, publicKeysOf } from "./keys";
import { openObject, sealObject } from "./object";
import { randomBytes } from "./random";
import type { Bytes, MemberRecord, SealedObject, Unlocked } from "./types";

const MASTER_KEY = 32;
const SALT = 16;
const RECOVERY = 16;

/** More rounds than this is not caution but a server that wants the page to hang. */
const MOST_ITERATIONS = 10_000_000;

type Method = "pass" | "code";

/** Makes a member's keys and seals them under a master key, and that under the passphrase and under the recovery code. */
export async function enrol(id: string, passphrase: string, recovery: Bytes): Promise<MemberRecord> {
  if (recovery.length !== RECOVERY) throw new SealingError("length");
  const keys = await generateKeys();
  const pub = await publicKeysOf(keys);
  const masterKey = randomBytes(MASTER_KEY);
  const bundle = await exportBundle(keys);
  const record = {
    id,
    ...pub,
    priv: await sealObject(masterKey, { t: "member-priv", id, ...pub }, bundle),
    mk: [await lockByPassphrase(masterKey, id, passphrase), await lock(masterKey, id, "code", { alg: "raw" }, recovery)],
  };
  wipe(masterKey, bundle);
  return record;
}

/**
 * Opens a member's keys; their private halves cannot be exported from then on.
 * @throws SealingError wrong-secret; kdf-downgrade when a server offers fewer rounds than 600,000
 */
export async function unlock(record: MemberRecord, by: { passphrase: string } | { recovery: Bytes }): Promise<Unlocked> {
  const masterKey = await openMasterKey(record, by);
  const { id, kem, sig } = record;
  const bundle = await openObject(masterKey, record.priv, { t: "member-priv", id, kem, sig });
  return { id, keys: await importBundle(bundle, { kem, sig }), masterKey };
}

async function openMasterKey(record: MemberRecord, by: { passphrase: string } | { recovery: Bytes }): Promise<Bytes> {
  const method: Method = "passphrase" in by ? "pass" : "code";
  for (const locked of record.mk) {
    const header = readHeader(locked.h, { t: "mk", id: record.id });
    if (header["m"] !== method) continue;
    const kdf = recordOf(header["kdf"]);
    const key = "passphrase" in by ? await passphraseKey(by.passphrase, kdf) : recoveryKey(by.recovery, kdf);
    if (!equal(fromBase64url(header["kc"], 32), fromBase64url(await commit(key, "kek", utf8(record.id))))) continue;
    const masterKey = await openObject(key, locked, { t: "mk", id: record.id, m: method });
    if (masterKey.length !== MASTER_KEY) throw new SealingError("length");
    wipe(key);
    return masterKey;
  }
  throw new SealingError("wrong-secret");
}

async function passphraseKey(passphrase: string, kdf: JsonRecord): Promise<Bytes> {
  expectKeys(kdf, ["alg", "iter", "salt"]);
  if (kdf["alg"] !== "PBKDF2-SHA256") throw new SealingError("kdf");
  const iterations = countOf(kdf["iter"]);
  if (iterations < PBKDF2_ITERATIONS) throw new SealingError("kdf-downgrade");
  if (iterations > MOST_ITERATIONS) throw new SealingError("kdf");
  return pbkdf2(passphrase, fromBase64url(kdf["salt"], SALT), iterations);
}

/** The code's 16 bytes are random, so they are the key as they are; a copy, because it is wiped after use. */
function recoveryKey(recovery: Bytes, kdf: JsonRecord): Bytes {
  expectKeys(kdf, ["alg"]);
  if (kdf["alg"] !== "raw") throw new SealingError("kdf");
  return recovery.slice();
}

async function lockByPassphrase(masterKey: Bytes, id: string, passphrase: string): Promise<SealedObject> {
  const salt = randomBytes(SALT);
  const kdf = { alg: "PBKDF2-SHA256", iter: PBKDF2_ITERATIONS, salt: toBase64url(salt) };
  const key = await pbkdf2(passphrase, salt, PBKDF2_ITERATIONS);
  const locked = await lock(masterKey, id, "pass", kdf, key);
  wipe(key);
  return locked;
}

async function lock(masterKey: Bytes, id: string, m: Method, kdf: JsonRecord, key: Bytes): Promise<SealedObject> {
  return sealObject(key, { t: "mk", id, m, kdf, kc: await commit(key, "kek", utf8(id)) }, masterKey);
}

import { wipe } from "./bytes";
import { SealingError } from "./errors";
import { exportBundle, generateKeys, importBundle, publicKeysOf } from "./keys";
import { openObject, sealObject } from "./object";
import { randomBytes } from "./random";
import type { Bytes, MemberRecord, SealedObject, Unlocked } from "./types";
import { kdfOf, lockByPassphrase, lockByRecovery, MASTER_KEY, type Method, openWay, type PasskeyAnswer, passkeyKey, passkeyOf, passphraseKey, recoveryKey } from "./ways";

/** What a person has in hand to open the keys. */
export type Secret = { passphrase: string } | { recovery: Bytes } | { passkey: PasskeyAnswer };

/** Makes a member's keys and seals them under a master key, and that under the passphrase and under the recovery code. */
export async function enrol(id: string, passphrase: string, recovery: Bytes): Promise<MemberRecord> {
  const keys = await generateKeys();
  const pub = await publicKeysOf(keys);
  const masterKey = randomBytes(MASTER_KEY);
  const bundle = await exportBundle(keys);
  const record = {
    id,
    ...pub,
    priv: await sealObject(masterKey, { t: "member-priv", id, ...pub }, bundle),
    mk: [await lockByPassphrase(masterKey, id, passphrase), await lockByRecovery(masterKey, id, recovery)],
  };
  wipe(masterKey, bundle);
  return record;
}

/**
 * Opens a member's keys; their private halves cannot be exported from then on.
 * @throws SealingError wrong-secret; kdf-downgrade when a server offers fewer rounds than 600,000
 */
export async function unlock(record: MemberRecord, by: Secret): Promise<Unlocked> {
  return unlockWith(record, await openMasterKey(record, by));
}

/** The same, by a master key that is already there. */
export async function unlockWith(record: MemberRecord, masterKey: Bytes): Promise<Unlocked> {
  const { id, kem, sig } = record;
  const bundle = await openObject(masterKey, record.priv, { t: "member-priv", id, kem, sig });
  return { id, keys: await importBundle(bundle, { kem, sig }), masterKey };
}

async function openMasterKey({ id, mk }: MemberRecord, by: Secret): Promise<Bytes> {
  const method: Method = "passphrase" in by ? "pass" : "recovery" in by ? "code" : "prf";
  for (const locked of mk) {
    const masterKey = await tryWay(locked, id, method, by);
    if (masterKey !== null) return masterKey;
  }
  throw new SealingError("wrong-secret");
}

async function tryWay(locked: SealedObject, id: string, method: Method, by: Secret): Promise<Bytes | null> {
  const kdf = kdfOf(locked, id, method);
  if (kdf === null) return null;
  if ("passphrase" in by) return openWay(locked, id, method, await passphraseKey(by.passphrase, kdf));
  if ("recovery" in by) return openWay(locked, id, method, recoveryKey(by.recovery, kdf));
  return passkeyOf(kdf).credential === by.passkey.credential ? openWay(locked, id, method, await passkeyKey(by.passkey, id)) : null;
}

import { fromBase64url, toBase64url } from "./base64url";
import { concat, NOTHING, utf8, wipe } from "./bytes";
import { derive, label, pbkdf2, PBKDF2_ITERATIONS, sha256 } from "./derive";
import { SealingError } from "./errors";
import { expectKeys, jsonBytes, type JsonRecord, parseJson, recordOf, stringOf } from "./json";
import { unlockWith } from "./member";
import { openObject, sealObject } from "./object";
import { randomBytes } from "./random";
import type { Bytes, MemberRecord, SealedObject, Unlocked } from "./types";
import { iterationsOf, kdfOf, lockAndWipe, openWay } from "./ways";

/** Few enough to type each morning, many enough that five tries are nothing. */
const PIN = /^[0-9]{6,12}$/;
const DEVICE_ID = 16;
const HALF = 32;
const SALT = 16;

/** A PIN's lock: what stays with the device, and what goes to the server. Neither opens anything without the other and the PIN. */
export type PinLock = {
  device: string;
  /** Stays with the device, beside its key. */
  locked: SealedObject;
  /** Goes to the server, which hands it out for the proof. */
  half: string;
  proofHash: string;
};

/** A PIN that was typed: what to show to the server, and what to do with its half. */
export type PinTry = { device: string; proof: string; open: (half: string) => Promise<Unlocked> };

/** A device's own key. No script can read it; a browser may keep it in IndexedDB, where it stays unreadable for scripts. */
export function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]);
}

/** Locks the master key under a PIN, this device's key and a half for the server. */
export async function lockByPin({ id, masterKey }: Unlocked, pin: string, deviceKey: CryptoKey): Promise<PinLock> {
  const [deviceId, half, salt] = [randomBytes(DEVICE_ID), randomBytes(HALF), randomBytes(SALT)];
  const mixed = await mix(pin, salt, PBKDF2_ITERATIONS, deviceKey);
  const device = toBase64url(deviceId);
  const proofHash = toBase64url(await sha256(await proofOf(mixed, id, deviceId)));
  const kdf = { alg: "PIN", device, iter: PBKDF2_ITERATIONS, salt: toBase64url(salt) };
  const locked = await lockAndWipe(masterKey, id, "pin", kdf, await pinKey(mixed, half, id, deviceId));
  wipe(mixed);
  return { device, locked, half: toBase64url(half), proofHash };
}

/**
 * Begins to open with a PIN. The proof holds the device's key, so the server cannot try PINs with it.
 * `open` throws SealingError device-half when the server's half is not the one that was left there.
 */
export async function tryPin(record: MemberRecord, locked: SealedObject, pin: string, deviceKey: CryptoKey): Promise<PinTry> {
  const { id } = record;
  const kdf = kdfOf(locked, id, "pin");
  if (kdf === null) throw new SealingError("header-m");
  const { deviceId, iterations, salt } = readKdf(kdf);
  const mixed = await mix(pin, salt, iterations, deviceKey);
  return {
    device: toBase64url(deviceId),
    proof: toBase64url(await proofOf(mixed, id, deviceId)),
    open: async (half) => {
      const masterKey = await openWay(locked, id, "pin", await pinKey(mixed, fromBase64url(half, HALF), id, deviceId));
      wipe(mixed);
      if (masterKey === null) throw new SealingError("device-half");
      return unlockWith(record, masterKey);
    },
  };
}

/** What the member calls a device, sealed: the server need not know what people own. */
export function sealDeviceName({ id, masterKey }: Unlocked, device: string, name: string): Promise<SealedObject> {
  return sealObject(masterKey, { t: "device", id, device }, jsonBytes({ name }));
}

export async function openDeviceName({ id, masterKey }: Unlocked, device: string, sealed: SealedObject): Promise<string> {
  return stringOf(recordOf(parseJson(await openObject(masterKey, sealed, { t: "device", id, device })))["name"]);
}

function readKdf(kdf: JsonRecord): { deviceId: Bytes; iterations: number; salt: Bytes } {
  expectKeys(kdf, ["alg", "device", "iter", "salt"]);
  if (kdf["alg"] !== "PIN") throw new SealingError("kdf");
  return { deviceId: fromBase64url(kdf["device"], DEVICE_ID), iterations: iterationsOf(kdf["iter"]), salt: fromBase64url(kdf["salt"], SALT) };
}

/** Slow first, so that whoever has device and half still pays for each PIN; then bound to the device. */
async function mix(pin: string, salt: Bytes, iterations: number, deviceKey: CryptoKey): Promise<Bytes> {
  if (!PIN.test(pin)) throw new SealingError("pin-form");
  const stretched = await pbkdf2(pin, salt, iterations);
  const mixed = new Uint8Array(await crypto.subtle.sign("HMAC", deviceKey, concat(label("pin"), stretched)));
  wipe(stretched);
  return mixed;
}

function proofOf(mixed: Bytes, id: string, deviceId: Bytes): Promise<Bytes> {
  return derive(mixed, NOTHING, "pin/proof", concat(deviceId, utf8(id)));
}

function pinKey(mixed: Bytes, half: Bytes, id: string, deviceId: Bytes): Promise<Bytes> {
  return derive(mixed, half, "pin/kek", concat(deviceId, utf8(id)));
}

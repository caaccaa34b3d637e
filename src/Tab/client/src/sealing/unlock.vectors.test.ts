import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url";
import { concat, u32 } from "./bytes";
import { carryOver, openCarried } from "./carry";
import { sha256 } from "./derive";
import { SealingError } from "./errors";
import { enrol, unlock } from "./member";
import { objectHash } from "./object";
import { lockByPin, newDeviceKey, openDeviceName, sealDeviceName, tryPin } from "./pin";
import { newRecoveryCode } from "./recovery";
import { newPasskeySalt, passkeysOf, signWays, withoutPasskey, withPasskey, withPassphrase, withRecovery } from "./revise";
import { randomBytes } from "./random";
import { verify } from "./signature";
import { reasonOf } from "./testing/refusal";
import { vectors } from "./testing/vectors";
import type { MemberRecord, SealedObject, Unlocked } from "./types";

type Pin = { pin: string; deviceKey: string; half: string; locked: SealedObject };
type Prf = { credential: string; prf: string };
type Ways = { revision: number; sig: string };
type Change = Partial<Pin & Prf & Ways> & { record?: MemberRecord; carry?: SealedObject };
type UnlockSet = {
  record: MemberRecord;
  passphrase: string;
  pin: Pin & { device: string; proof: string; proofHash: string; name: string; sealedName: SealedObject };
  prf: Prf & { salt: string };
  ways: Ways;
  renewal: { record: MemberRecord; carry: SealedObject };
  refused: (Change & { name: string; op: "pin" | "prf" | "ways" | "renewal"; reason: string })[];
};

const set = await vectors<UnlockSet>("unlock");
const deviceKeyOf = (raw: string) => crypto.subtle.importKey("raw", fromBase64url(raw), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);

/** Opens by one way; what `change` names takes the place of what is right. */
async function open(op: UnlockSet["refused"][number]["op"], change: Change = {}): Promise<Unlocked | null> {
  const record = change.record ?? set.record;
  switch (op) {
    case "pin": {
      const { pin, deviceKey, half, locked } = { ...set.pin, ...change };
      return (await tryPin(record, locked, pin, await deviceKeyOf(deviceKey))).open(half);
    }
    case "prf": {
      const { credential, prf } = { ...set.prf, ...change };
      return unlock(record, { passkey: { credential, prf: fromBase64url(prf) } });
    }
    case "ways": {
      const { revision, sig } = { ...set.ways, ...change };
      const hashes = await Promise.all(record.mk.map(async (way) => fromBase64url(await objectHash(way))));
      if (!(await verify(record.sig, "ways", concat(u32(revision), ...hashes), sig))) throw new SealingError("signature");
      return null;
    }
    case "renewal":
      return openCarried(await unlock(set.renewal.record, { passphrase: set.passphrase }), record, change.carry ?? set.renewal.carry);
  }
}

describe("unlock.json, sealed in C#", () => {
  it("opens by PIN, passkey and words to the same master key", async () => {
    const { masterKey } = await unlock(set.record, { passphrase: set.passphrase });
    expect((await open("pin"))?.masterKey).toEqual(masterKey);
    expect((await open("prf"))?.masterKey).toEqual(masterKey);
    expect((await open("renewal"))?.masterKey).toEqual(masterKey);
    await open("ways");
  });

  it("shows the proof whose hash the server keeps", async () => {
    const { proof, device } = await tryPin(set.record, set.pin.locked, set.pin.pin, await deviceKeyOf(set.pin.deviceKey));
    expect([proof, device]).toEqual([set.pin.proof, set.pin.device]);
    expect(toBase64url(await sha256(fromBase64url(proof)))).toBe(set.pin.proofHash);
  });

  it("names the device to its owner", async () => {
    expect(await openDeviceName(await unlock(set.record, { passphrase: set.passphrase }), set.pin.device, set.pin.sealedName)).toBe(set.pin.name);
  });

  it("knows which passkey to ask, and with what", () => {
    expect(passkeysOf(set.record)).toEqual([{ credential: set.prf.credential, salt: fromBase64url(set.prf.salt) }]);
  });

  for (const refused of set.refused) it(`refuses: ${refused.name}`, async () => {
    expect(await reasonOf(() => open(refused.op, refused))).toBe(refused.reason);
  });
});

const record = await enrol("a1", "enam kata lama", newRecoveryCode().bytes);
const me = await unlock(record, { passphrase: "enam kata lama" });

describe("what a member changes", () => {
  it("locks with a PIN under a key that no script can read", async () => {
    const deviceKey = await newDeviceKey();
    await expect(crypto.subtle.exportKey("raw", deviceKey)).rejects.toThrow();
    const lock = await lockByPin(me, "490217", deviceKey);
    const typed = await tryPin(record, lock.locked, "490217", deviceKey);
    expect(typed.device).toBe(lock.device);
    expect(toBase64url(await sha256(fromBase64url(typed.proof)))).toBe(lock.proofHash);
    expect((await typed.open(lock.half)).masterKey).toEqual(me.masterKey);
    const wrong = await tryPin(record, lock.locked, "490218", deviceKey);
    expect(toBase64url(await sha256(fromBase64url(wrong.proof)))).not.toBe(lock.proofHash);
    expect(JSON.stringify(lock)).not.toContain(toBase64url(me.masterKey));
  });

  it("names a device for this device alone", async () => {
    const [device, other] = [toBase64url(randomBytes(16)), toBase64url(randomBytes(16))];
    const sealed = await sealDeviceName(me, device, "Laptop kantor");
    expect(await openDeviceName(me, device, sealed)).toBe("Laptop kantor");
    expect(await reasonOf(() => openDeviceName(me, other, sealed))).toBe("header-device");
  });

  it("new words: the old ones open nothing, the code still does", async () => {
    const code = newRecoveryCode();
    const changed = await withPassphrase(await withRecovery(record, me, code.bytes), me, "enam kata baru");
    expect(changed.mk).toHaveLength(2);
    expect((await unlock(changed, { passphrase: "enam kata baru" })).masterKey).toEqual(me.masterKey);
    expect((await unlock(changed, { recovery: code.bytes })).masterKey).toEqual(me.masterKey);
    expect(await reasonOf(() => unlock(changed, { passphrase: "enam kata lama" }))).toBe("wrong-secret");
  });

  it("a passkey comes and goes beside the others", async () => {
    const [salt, prf] = [newPasskeySalt(), randomBytes(32)];
    const credential = toBase64url(randomBytes(20));
    const once = await withPasskey(record, me, { credential, prf }, salt);
    const twice = await withPasskey(once, me, { credential, prf }, salt);
    expect([once.mk.length, twice.mk.length]).toEqual([3, 3]);
    expect((await unlock(twice, { passkey: { credential, prf } })).masterKey).toEqual(me.masterKey);
    expect(withoutPasskey(twice, credential)).toEqual(record);
  });

  it("signs its ways for one revision", async () => {
    const hashes = await Promise.all(record.mk.map(async (way) => fromBase64url(await objectHash(way))));
    expect(await verify(record.sig, "ways", concat(u32(3), ...hashes), await signWays(record, 3, me))).toBe(true);
    expect(await verify(record.sig, "ways", concat(u32(4), ...hashes), await signWays(record, 3, me))).toBe(false);
  });

  it("renewed keys reach the old ones, and only from the new", async () => {
    const next = await enrol("a1", "enam kata baru", newRecoveryCode().bytes);
    const fresh = await unlock(next, { passphrase: "enam kata baru" });
    const carry = await carryOver(me, fresh);
    expect((await openCarried(fresh, record, carry)).masterKey).toEqual(me.masterKey);
    expect(await reasonOf(() => openCarried(me, record, carry))).toBe("header-to");
  });
});

import { describe, expect, it } from "vitest";
import { ApiError } from "../../api/dashboard";
import type { KeptKeys } from "../../api/dashboardSchemas";
import { enrol, newRecoveryCode, openDeviceName, unlock, withPassphrase } from "../../sealing";
import { Halves } from "../testing/halves";
import { findMemory } from "./deviceMemory";
import { PinDesk } from "./pinDesk";

const [words, pin, wrong] = ["enam kata untuk mencoba saja ini", "739415", "739416"];
const record = await enrol("anggota-1", words, newRecoveryCode().bytes);
const other = await enrol("anggota-1", words, newRecoveryCode().bytes);
const me = await unlock(record, { passphrase: words });
const kept: KeptKeys = { record, revision: 1, next: null, previous: null };
const noStorage = () => undefined;

async function deskWithPin(typed = pin) {
  const halves = new Halves();
  const memory = await findMemory(noStorage);
  const desk = new PinDesk(halves, memory, "tirtawana", "anggota-1");
  await desk.make(me, typed, "Windows, Edge", 0);
  return { halves, memory, desk, device: await known(desk) };
}

async function known(desk: PinDesk) {
  const device = await desk.known();
  if (device === null) throw new Error("no device");
  return device;
}

describe("everyday unlock", () => {
  it("opens with the PIN that was set, and names the device to its owner alone", async () => {
    const { halves, desk, device } = await deskWithPin();
    expect(await desk.open(kept, device, pin)).toMatchObject({ kind: "open", wrongBefore: 0, keys: { unlocked: { id: "anggota-1" }, standsInFor: null } });
    const half = halves.kept.get(device.device);
    expect(half?.lasting).toBe(false);
    expect(JSON.stringify(half)).not.toContain("Windows");
    expect(half && (await openDeviceName(me, device.device, half.name))).toBe("Windows, Edge");
  });

  it("counts wrong PINs, tells of them at the next right one, and ends at the fifth", async () => {
    const { desk, halves, device } = await deskWithPin();
    expect(await desk.open(kept, device, wrong)).toEqual({ kind: "wrong", left: 4 });
    expect(await desk.open(kept, device, wrong)).toEqual({ kind: "wrong", left: 3 });
    expect(await desk.open(kept, device, pin)).toMatchObject({ kind: "open", wrongBefore: 2 });
    for (const left of [4, 3, 2, 1]) expect(await desk.open(kept, device, wrong)).toEqual({ kind: "wrong", left });
    expect(await desk.open(kept, device, wrong)).toEqual({ kind: "gone" });
    expect(halves.kept.size).toBe(0);
    expect(await desk.known()).toBeNull();
    expect(await desk.open(kept, device, pin)).toEqual({ kind: "gone" });
  });

  it("refuses another half than the one that was left, and keeps the device", async () => {
    const { desk, halves, device } = await deskWithPin();
    const half = halves.kept.get(device.device);
    if (half !== undefined) half.half = "A".repeat(43);
    expect(await desk.open(kept, device, pin)).toEqual({ kind: "half" });
    expect(await desk.known()).not.toBeNull();
  });

  it("opens nothing of newer keys, and is forgotten on both sides", async () => {
    const { desk, halves, device } = await deskWithPin();
    expect(await desk.open({ ...kept, record: other }, device, pin)).toEqual({ kind: "gone" });
    expect([await desk.known(), halves.kept.size]).toEqual([null, 0]);
  });

  it("survives new words: the same keys open", async () => {
    const { desk, device } = await deskWithPin();
    const revised = { ...kept, record: await withPassphrase(record, me, "enam kata yang baru sekali ini"), revision: 2 };
    expect((await desk.open(revised, device, pin)).kind).toBe("open");
  });

  it("keeps one PIN a device: another one takes the half of the one before along", async () => {
    const { desk, halves, device } = await deskWithPin();
    await desk.make(me, "271828", "Windows, Edge", 0);
    expect([...halves.kept.keys()]).toEqual([(await known(desk)).device]);
    expect((await known(desk)).device).not.toBe(device.device);
  });

  it("leaves nothing on the device when the server keeps no half", async () => {
    const full = { ...new Halves(), keepDevice: () => Promise.reject(new ApiError("too-many-devices", 409)) };
    const desk = new PinDesk(full, await findMemory(noStorage), "tirtawana", "anggota-1");
    await expect(desk.make(me, pin, "Windows, Edge", 0)).rejects.toThrow("too-many-devices");
    expect(await desk.known()).toBeNull();
  });

  it("passes on what is no answer about the PIN, and counts nothing", async () => {
    const { device, memory } = await deskWithPin();
    const away = { ...new Halves(), openDevice: () => Promise.reject(new ApiError("away", 0)) };
    const desk = new PinDesk(away, memory, "tirtawana", "anggota-1");
    await expect(desk.open(kept, device, pin)).rejects.toThrow("away");
    expect(await desk.known()).not.toBeNull();
  });

  it("belongs to one member of one office", async () => {
    const { halves, memory } = await deskWithPin();
    expect(await new PinDesk(halves, memory, "tirtawana", "anggota-2").known()).toBeNull();
    expect(await new PinDesk(halves, memory, "kota-lain", "anggota-1").known()).toBeNull();
  });
});

describe("six words, once a fortnight", () => {
  const day = 24 * 60 * 60 * 1000;

  it("are never asked for where the page alone is resumed", async () => {
    const { desk, device } = await deskWithPin();
    expect(desk.asksForWords(device, 400 * day)).toBe(false);
  });

  it("are asked for on a device that keeps its key, whatever its clock did", async () => {
    const { device, memory, halves } = await deskWithPin();
    const desk = new PinDesk(halves, { ...memory, lasting: true, read: async () => device, keep: async () => undefined, forget: async () => undefined }, "tirtawana", "anggota-1");
    expect([13.9, 14, 400, -20].map((days) => desk.asksForWords(device, days * day))).toEqual([false, true, true, true]);
  });

  it("note themselves beside the lock", async () => {
    const { desk } = await deskWithPin();
    await desk.note({ putOff: true });
    expect(await known(desk)).toMatchObject({ wordsAt: 0, putOff: true });
    await desk.note({ wordsAt: 5, putOff: false });
    expect(await known(desk)).toMatchObject({ wordsAt: 5, putOff: false });
  });
});

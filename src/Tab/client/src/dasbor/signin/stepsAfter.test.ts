import { describe, expect, it } from "vitest";
import type { Keys } from "../session/keys";
import type { KnownDevice } from "../unlock/deviceMemory";
import { PinDesk } from "../unlock/pinDesk";
import { Halves } from "../testing/halves";
import { newDeviceKey } from "../../sealing";
import { stepsAfter } from "./stepsAfter";

const day = 24 * 60 * 60 * 1000;
const today = 100 * day;
const keys = { standsInFor: null } as Keys;
const waiting = { standsInFor: { kem: "k", sig: "s" } } as Keys;
const device = { device: "satu", key: await newDeviceKey(), locked: { h: "", s: "", c: "" }, wordsAt: today, putOff: false };

/** A device with storage that knows this, or nothing. */
function deskOf(known: KnownDevice | null) {
  const noted: KnownDevice[] = [];
  const memory = { lasting: true, read: async () => known, keep: async (_: string, kept: KnownDevice) => { noted.push(kept); }, forget: async () => undefined };
  return { desk: new PinDesk(new Halves(), memory, "tirtawana", "anggota-1"), noted };
}

describe("what is asked after unlocking", () => {
  it("is a PIN on a new device, once while the page is open", async () => {
    const { desk } = deskOf(null);
    expect(await stepsAfter(desk, keys, { by: "words", strangeTries: 0 }, false, today)).toEqual([{ kind: "pin" }]);
    expect(await stepsAfter(desk, keys, { by: "words", strangeTries: 0 }, true, today)).toEqual([]);
  });

  it("is nothing after a passkey", async () => {
    expect(await stepsAfter(deskOf(null).desk, keys, { by: "passkey", strangeTries: 0 }, false, today)).toEqual([]);
  });

  it("is new words for whoever had to use the printed code", async () => {
    expect(await stepsAfter(deskOf(null).desk, keys, { by: "code", strangeTries: 0 }, false, today)).toEqual([{ kind: "newWords", proven: true }, { kind: "pin" }]);
  });

  it("is the six words after a fortnight of PINs, to be put off once", async () => {
    const ask = (known: KnownDevice) => stepsAfter(deskOf(known).desk, keys, { by: "pin", strangeTries: 0 }, false, today);
    expect(await ask({ ...device, wordsAt: today - 13 * day })).toEqual([]);
    expect(await ask({ ...device, wordsAt: today - 14 * day })).toEqual([{ kind: "practice", mayPutOff: true }]);
    expect(await ask({ ...device, wordsAt: today - 15 * day, putOff: true })).toEqual([{ kind: "practice", mayPutOff: false }]);
  });

  it("is nothing for whoever has just typed the words, and they are noted", async () => {
    const { desk, noted } = deskOf({ ...device, wordsAt: 0, putOff: true });
    expect(await stepsAfter(desk, keys, { by: "words", strangeTries: 0 }, false, today)).toEqual([]);
    expect(noted).toMatchObject([{ wordsAt: today, putOff: false }]);
  });

  it("begins with tries that were not the owner's", async () => {
    expect(await stepsAfter(deskOf(device).desk, keys, { by: "pin", strangeTries: 3 }, false, today)).toEqual([{ kind: "tries", count: 3 }]);
  });

  it("is nothing while the keys wait for two signatures", async () => {
    expect(await stepsAfter(deskOf(null).desk, waiting, { by: "words", strangeTries: 0 }, false, today)).toEqual([]);
  });
});

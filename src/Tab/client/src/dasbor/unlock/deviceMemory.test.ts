import { describe, expect, it } from "vitest";
import { newDeviceKey } from "../../sealing";
import { findMemory } from "./deviceMemory";

const locked = { h: "AA", s: "AA", c: "AA" };
const denied = () => { throw new Error("denied"); };
/** A storage that is there and never answers, as behind some blockers. */
const silent = () => ({ open: () => ({}) }) as unknown as IDBFactory;

describe("what a device keeps", () => {
  it("lives as long as the page where storage is missing, throws or is silent", async () => {
    for (const storage of [() => undefined, denied, silent]) {
      const memory = await findMemory(storage);
      const device = { device: "satu", key: await newDeviceKey(), locked, wordsAt: 1, putOff: false };
      expect(memory.lasting).toBe(false);
      await memory.keep("kantor/orang", device);
      expect(await memory.read("kantor/orang")).toEqual(device);
      expect(await memory.read("kantor/lain")).toBeNull();
      await memory.forget("kantor/orang");
      expect(await memory.read("kantor/orang")).toBeNull();
    }
  });
});

import { describe, expect, it } from "vitest";
import { readGlobalLog, verifyGlobalLog, type GlobalEntry } from "./global-log";
import { reasonOf } from "./testing/refusal";
import { loadWorld } from "./testing/scenario";
import { vectors } from "./testing/vectors";
import type { Head } from "./types";

type AuditVectors = { log: string; list: string; lines: GlobalEntry[]; head: Head; bad: { name: string; reason: string; lines: GlobalEntry[]; seen: Head | null }[] };

const [file, world] = await Promise.all([vectors<AuditVectors>("audit"), loadWorld()]);
const keysOf = (id: string) => world.directory.entry.members.filter((member) => member.id === id).map(({ sig }) => sig);

describe("vectors: the office's log", () => {
  it("is read to its head, and again by who has seen any part of it", async () => {
    const { items, head } = await verifyGlobalLog(file.log, file.lines, keysOf);
    expect([head, items.map(({ by, act }) => `${by} ${act}`)]).toEqual([file.head, ["m1 list", "m2 seen", "m4 seen", "m1 seen"]]);
    expect(items[0]?.ref).toBe(file.list);
    expect((await verifyGlobalLog(file.log, file.lines, keysOf, file.head)).head).toEqual(file.head);
  });

  it("has fifteen ways to be spoilt", () => {
    expect(file.bad.length).toBe(15);
  });

  for (const { name, reason, lines, seen } of file.bad) {
    it(`refuses: ${name}`, async () => {
      expect(await reasonOf(() => verifyGlobalLog(file.log, lines, keysOf, seen ?? undefined))).toBe(reason);
      const { items, fault } = await readGlobalLog(file.log, lines, keysOf, seen ?? undefined);
      expect([fault?.reason, items.length <= lines.length]).toEqual([reason, true]);
    });
  }
});

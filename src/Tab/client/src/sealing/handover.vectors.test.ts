import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url";
import { openCache } from "./cache";
import { findKey } from "./case-key";
import { readHandover, sealHandover } from "./handover";
import { loadWorld, openFor } from "./testing/scenario";
import { shapeOf } from "./testing/shape";
import { vectors } from "./testing/vectors";
import type { Handover, Sealed, SealedObject } from "./types";

type Readers = {
  handover: { sealed: Sealed; by: string; to: string[]; cases: { case: string; epoch: number; ck: string }[] };
  bad: { name: string; reason: string; sealed: Sealed }[];
  cache: { id: string; masterKey: string; rev: number; object: SealedObject; content: unknown };
};

const [world, readers] = await Promise.all([loadWorld(), vectors<Readers>("readers")]);

async function read(id: string, sealed: Sealed): Promise<Handover> {
  return readHandover(await openFor(world, id, sealed), world.directory);
}

describe("a hand-over", () => {
  it("says who told which keys, to the newcomer and to its sender", async () => {
    const { sealed, by, cases } = readers.handover;
    for (const id of ["m6", "m1"]) {
      const told = await read(id, sealed);
      expect([told.by, told.cases.map(({ caseId, epoch, ck }) => ({ case: caseId, epoch, ck: toBase64url(ck) }))]).toEqual([by, cases]);
    }
    expect(await findKey(world.member("m3"), sealed)).toBeNull();
  });

  it("has the very shape of a report", () => {
    expect(JSON.stringify(shapeOf(readers.handover.sealed))).toBe(JSON.stringify(shapeOf(world.served("main"))));
  });

  it("is refused when it is not what it says", async () => {
    expect(readers.bad).toHaveLength(8);
    for (const { name, reason, sealed } of readers.bad) await expect(read("m6", sealed), name).rejects.toThrow(reason);
  });

  it("tells no key of a dual case, and not of too many at once", async () => {
    const open = await openFor(world, "m1", world.served("main"));
    const seal = (cases: (typeof open)[]) => sealHandover(world.member("m1"), world.directory, ["m6"], cases, world.site);
    await expect(seal([{ ...open, dual: true }])).rejects.toThrow("two-needed");
    await expect(seal([])).rejects.toThrow("handover-count");
    await expect(seal(Array.from({ length: 301 }, () => open))).rejects.toThrow("handover-count");
    expect((await seal(Array.from({ length: 300 }, () => open))).report.c).toHaveLength(readers.handover.sealed.report.c.length);
  });
});

it("a cache opens under its master key, and not below a revision that was seen", async () => {
  const { masterKey, rev, object, content } = readers.cache;
  const me = { ...world.member("m1"), masterKey: fromBase64url(masterKey) };
  expect(await openCache(me, object, rev)).toEqual({ rev, content });
  await expect(openCache(me, object, rev + 1)).rejects.toThrow("cache-rollback");
  expect(fromBase64url(object.c)).toHaveLength(65_536 + 16);
});

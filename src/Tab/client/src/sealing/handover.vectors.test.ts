import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url";
import { openCache } from "./cache";
import { findKey } from "./case-key";
import { openAsMember } from "./case-open";
import { verifyDirectory } from "./directory";
import { readHandover, sealHandover } from "./handover";
import { loadWorld, openFor, ownKey } from "./testing/scenario";
import { reasonOf } from "./testing/refusal";
import { shapeOf } from "./testing/shape";
import { vectors } from "./testing/vectors";
import type { Directory, DirectoryRecord, Epoch, Handover, OpenCase, Sealed, SealedObject, Seen, Wrap } from "./types";

type Story = { sets: SealedObject[]; epochs: Epoch[] };
type Readers = {
  handover: { sealed: Sealed; by: string; to: string[]; cases: { case: string; epoch: number; ck: string }[] };
  bad: { name: string; reason: string; sealed: Sealed }[];
  anew: Story & { genesis: string; chain: DirectoryRecord[]; readers: string[]; bad: (Story & { name: string; reason: string; seen?: Seen; slots?: Wrap[] })[] };
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
    expect((await seal(Array.from({ length: 300 }, () => open))).sealed.report.c).toHaveLength(readers.handover.sealed.report.c.length);
  });
});

const { genesis, chain, readers: goOn, bad, ...good } = readers.anew;
const directory: Directory = { ...(await verifyDirectory(chain, genesis, world.scenario.now)), past: [world.directory] };

describe("a case from before the team was founded anew", () => {
  async function openAnew(id: string, story: Story & { slots?: Wrap[]; seen?: Seen }): Promise<OpenCase> {
    const main = { ...world.served("main"), ...(story.slots === undefined ? {} : { slots: story.slots }), sets: story.sets };
    const { epochs, seen } = story;
    const key = await ownKey(world.member(id), epochs.at(-1) ?? world.served("main"));
    return openAsMember(world.member(id), key, main, directory, { epochs, ...(seen === undefined ? {} : { seen }) });
  }

  it("goes on under the new list, for those who go on", async () => {
    for (const id of goOn) {
      const open = await openAnew(id, good);
      expect([open.readers, open.header.dir.h, open.sets.n]).toEqual([goOn, directory.hash, 0]);
    }
    expect((await openFor({ ...world, directory }, "m2", world.served("main"))).sets.n).toBe(world.directory.entry.n + 1);
  });

  for (const { name, reason, ...story } of bad) it(`refuses ${name}`, async () => expect(await reasonOf(() => openAnew("m1", story))).toBe(reason));

  it("and without the memory of its end the first two are what those of old could always do", async () => {
    for (const { seen, ...story } of bad.slice(0, 2)) {
      expect(seen).toBeDefined();
      expect((await openAnew("m1", story)).readers).toContain("m2");
    }
  });
});

it("a cache opens under its master key, and not below a revision that was seen", async () => {
  const { masterKey, rev, object, content } = readers.cache;
  const me = { ...world.member("m1"), masterKey: fromBase64url(masterKey) };
  expect(await openCache(me, object, rev)).toEqual({ rev, content });
  await expect(openCache(me, object, rev + 1)).rejects.toThrow("cache-rollback");
  expect(fromBase64url(object.c)).toHaveLength(65_536 + 16);
});

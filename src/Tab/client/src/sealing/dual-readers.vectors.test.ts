import { describe, expect, it } from "vitest";
import { findKey, fitKey } from "./case-key";
import { openAsMember } from "./case-open";
import { joinShares, myShare, openRequest, readAnswers } from "./dual";
import { readShares } from "./new-shares";
import { combineShares } from "./shares";
import { reasonOf } from "./testing/refusal";
import { loadWorld, need, openFor } from "./testing/scenario";
import { shapeOf } from "./testing/shape";
import { vectors } from "./testing/vectors";
import type { Epoch, Sealed, SealedObject, Wrap } from "./types";

type DualReaders = {
  sealed: Sealed; request: Sealed; release: SealedObject; requester: string; holders: string[];
  grant: { to: string[]; newcomer: string; set: SealedObject; slots: Wrap[] };
  rotation: { to: string[]; left: string; newcomer: string; sets: SealedObject[]; epoch: Epoch };
  shares: { sealed: Sealed; by: string; to: string[] };
  bad: {
    grant: { reason: string; set: SealedObject; slots: Wrap[] };
    rotation: { reason: string; sets: SealedObject[]; epoch: Epoch };
    shares: { name: string; reason: string; sealed: Sealed }[];
  };
};

const [world, file] = await Promise.all([loadWorld(), vectors<DualReaders>("dual-readers")]);
const { directory, member } = world;
const { sealed, grant, rotation, bad } = file;
const me = member(file.requester);
const asked = await openRequest(me, file.request, sealed, directory);
const [release] = (await readAnswers(asked, [file.release], directory)).answers;
if (release?.kind !== "release") throw new Error("no release");
const first = await joinShares(me, asked, release.w, sealed.kh);

/** The key that two holders put together from these slots. */
async function keyOf(one: string, other: string, front: { kh: string; slots: Wrap[] }, otherFront = front) {
  return fitKey(front.kh, await combineShares([await myShare(member(one), front), await myShare(member(other), otherFront)]), true);
}
const readTold = async (id: string, told: Sealed) => readShares(member(id), await openFor(world, id, told), directory);

describe("a dual case's readers", () => {
  it("are added to by a grant within the list it was sealed under: any two of the new shares open it, an old one with a new one does not", async () => {
    const front = { kh: sealed.kh, slots: grant.slots };
    const served = { ...sealed, slots: grant.slots, sets: [grant.set] };
    const open = await openAsMember(member(grant.newcomer), await keyOf(grant.newcomer, "m4", front), served, directory);
    expect([open.readers, open.dual]).toEqual([grant.to, true]);
    expect(await reasonOf(() => keyOf(grant.newcomer, "m4", front, sealed))).toBe("key-commitment");
    expect(await reasonOf(() => openAsMember(me, first, { ...sealed, slots: bad.grant.slots, sets: [bad.grant.set] }, directory))).toBe(bad.grant.reason);
  });

  it("are replaced by an epoch that stays dual: two of those who go on open it and all before it, who is left out holds nothing of it", async () => {
    const { epoch, sets } = rotation;
    for (const other of ["m2", rotation.newcomer]) {
      const open = await openAsMember(me, await keyOf(file.requester, other, epoch), { ...sealed, sets }, directory, { epochs: [epoch] });
      expect([open.readers, open.epoch, open.dual, open.payload.body]).toMatchObject([rotation.to, 1, true, { text: "Bersama" }]);
    }
    expect((await findKey(me, epoch))?.kind).toBe("share");
    expect(await findKey(member(rotation.left), epoch)).toBeNull();
    expect(await reasonOf(() => keyOf(file.requester, "m2", epoch, sealed))).toBe("key-commitment");
  });

  it("are not changed by somebody who got the key without holding a share", async () => {
    const { epoch, sets, reason } = bad.rotation;
    const opening = async () => openAsMember(me, await keyOf(file.requester, "m2", epoch), { ...sealed, sets }, directory, { epochs: [epoch] });
    expect(await reasonOf(opening)).toBe(reason);
  });
});

describe("what holders are told of new shares", () => {
  it("looks like a report, says who told it, and gives each the own share", async () => {
    expect(JSON.stringify(shapeOf(file.shares.sealed))).toBe(JSON.stringify(shapeOf(world.served("main"))));
    for (const id of file.shares.to) {
      const { by, front, holders, epoch } = await readTold(id, file.shares.sealed);
      expect([by, front.kh, front.slots.length, holders, epoch]).toEqual([file.shares.by, rotation.epoch.kh, 1, file.shares.to, 1]);
      expect((await findKey(member(id), front))?.kind).toBe("share");
    }
    expect(await reasonOf(() => readTold(rotation.left, file.shares.sealed))).toBe("no-slot");
  });

  it("is refused when faulty, for its reason", async () => {
    for (const { name, reason, sealed: twin } of bad.shares) expect([name, await reasonOf(() => readTold("m3", twin))]).toEqual([name, reason]);
    expect(need(bad.shares).length).toBe(12);
  });
});

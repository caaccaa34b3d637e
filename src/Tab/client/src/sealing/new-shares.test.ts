import { describe, expect, it } from "vitest";
import { rotate } from "./epoch-rotate";
import { openAsMember, sealReport } from "./index";
import type { JsonRecord } from "./json";
import { readShares, sealShares } from "./new-shares";
import { sealCase } from "./report-seal";
import { signPayload } from "./signature";
import { foundOffice, NOW } from "./testing/office";
import { reasonOf } from "./testing/refusal";
import { ownKey } from "./testing/scenario";
import type { Bytes, OpenCase, Sealed } from "./types";

/* What is told of a dual case's next key, and what of it a colleague's page believes. */

const { directory, member, salt } = await foundOffice();
const openBy = async (id: string, served: Sealed) => openAsMember(member(id), await ownKey(member(id), served), served, directory);
const first = await openBy("a1", (await sealReport({ directory, to: ["a1", "b2", "c3"], exclude: [], body: "x", siteSalt: salt })).sealed);
const dual: OpenCase = { ...first, dual: true };

/** Header and slots of a next epoch that these two or three open together. */
async function frontFor(...to: string[]) {
  const { kh, slots } = (await rotate(dual, directory, to)).epoch;
  return { kh, slots };
}
const front = await frontFor("a1", "b2");

/** What b2's page makes of a statement of a1 that was changed before it was signed, or after. */
async function told({ signed = {}, body = {}, to = ["a1", "b2"] }: { signed?: JsonRecord; body?: JsonRecord; to?: string[] }) {
  const author = { by: "a1", key: member("a1").keys.sig.privateKey };
  const bodyFor = async (kh: Bytes) => ({ via: "shares", ...(await signPayload(author, "shares", kh, { to, ...front, ...signed })), ...body });
  const { sealed } = await sealCase({ directory, to, exclude: [], siteSalt: salt }, bodyFor);
  return readShares(member("b2"), await openBy("b2", sealed), directory);
}

describe("telling holders of new shares", () => {
  it("needs a list that is not past its day, and two of them", async () => {
    expect(await reasonOf(() => sealShares(member("a1"), { ...directory, stale: NOW }, ["a1", "b2"], front, salt))).toBe("directory-expired");
    expect(await reasonOf(() => sealShares(member("a1"), directory, ["a1"], front, salt))).toBe("two-needed");
  });

  it("gives each the own share", async () => {
    const { sealed } = await sealShares(member("a1"), directory, ["a1", "b2"], front, salt);
    const { by, caseId, epoch, holders } = await readShares(member("b2"), await openBy("b2", sealed), directory);
    expect([by, caseId, epoch, holders.sort()]).toEqual(["a1", first.caseId, 1, ["a1", "b2"]]);
  });

  it("is believed as it stands above", async () => expect(await reasonOf(() => told({}))).toBe("accepted"));

  const rows: [string, string, Parameters<typeof told>[0]][] = [
    ["another purpose", "not-shares", { body: { via: "handover" } }],
    ["a field more", "fields", { body: { more: 1 } }],
    ["a signed field more", "fields", { signed: { more: 1 } }],
    ["a slot with a field more", "fields", { signed: { slots: front.slots.map((slot) => ({ ...slot, more: 1 })) } }],
    ["slots that are no list", "fields", { signed: { slots: {} } }],
    ["a slot too few", "slot-count", { signed: { slots: front.slots.slice(1) } }],
    ["being told to others than it says", "shares-readers", { to: ["a1", "b2", "c3"], signed: { to: ["a1", "b2"] } }],
  ];
  for (const [name, reason, change] of rows) it(`is refused for ${name}`, async () => expect(await reasonOf(() => told(change))).toBe(reason));

  it("is refused when others hold the shares: one more, or another", async () => {
    const three = await frontFor("a1", "b2", "c3");
    expect(await reasonOf(() => told({ signed: three }))).toBe("shares-readers");
    expect(await reasonOf(() => told({ to: ["b2", "c3"] }))).toBe("shares-readers");
  });
});

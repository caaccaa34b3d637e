import { describe, expect, it } from "vitest";
import { siteSalt } from "./digits";
import { draftKeys, firstDraftRev, newDraftDigits, openDraft, sealDraft } from "./draft";
import { receiptKeys } from "./receipt";
import { reasonOf } from "./testing/refusal";
import { vectors } from "./testing/vectors";
import type { SealedObject } from "./types";

type Drafts = {
  office: string; digits: string; lookup: string; write: string; did: string;
  drafts: { rev: number; object: SealedObject; content: unknown }[]; bad: { name: string; reason: string; rev: number; object: SealedObject }[];
};

const file = await vectors<Drafts>("drafts");
const site = await siteSalt(file.office);
const keys = await draftKeys(file.digits, site);

describe("a draft", () => {
  it("is found, changed and opened by what its digits give, and by nothing of the receipt with the same digits", async () => {
    expect([keys.lookup, keys.write, keys.did]).toEqual([file.lookup, file.write, file.did]);
    const receipt = await receiptKeys(file.digits, site);
    expect(new Set([keys.lookup, keys.write, keys.did, receipt.lookup, receipt.rid]).size).toBe(5);
  });

  it("opens with every word, also when it is long", async () => {
    for (const { rev, object, content } of file.drafts) expect(await openDraft(keys, rev, object)).toEqual(content);
  });

  it("is refused when it is not what it says", async () => {
    const reasons: [string, string][] = [];
    for (const { name, rev, object } of file.bad) reasons.push([name, await reasonOf(() => openDraft(keys, rev, object))]);
    expect(reasons).toEqual(file.bad.map(({ name, reason }) => [name, reason]));
  });

  it("is not begun by a slip of the finger", async () => {
    expect(await reasonOf(() => draftKeys("1234567890123456789012345", site))).toBe("receipt-typo");
  });

  it("begins anywhere, has one length whatever is in it, and is never cut", async () => {
    expect(new Set([1, 2, 3, 4].map(firstDraftRev)).size).toBe(4);
    expect(newDraftDigits()).toMatch(/^\d{25}$/);
    const lengths = await Promise.all(["", "a".repeat(10_000)].map(async (text) => (await sealDraft(keys, 1, { text })).c.length));
    expect(lengths[0]).toBe(lengths[1]);
    expect(await reasonOf(() => sealDraft(keys, 1, { text: "a".repeat(270_000) }))).toBe("too-long");
  });
});

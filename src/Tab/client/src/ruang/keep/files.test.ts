import { afterEach, beforeEach, expect, test } from "vitest";
import { wholeFile } from "../../attached/wholeFile";
import { siteSalt } from "../../sealing/digits";
import { draftKeys, newDraftDigits } from "../../sealing/draft";
import { emptyDraft, withText } from "../../telling/draft";
import { FileBag } from "../files/bag";
import { PartStore } from "../files/testing/partStore";
import type { Screen } from "../flow/screens";
import { Keeper, openFound } from "./keeper";
import { server } from "./testing/drafts";

const digits = newDraftDigits();
const site = await siteSalt("tirtawana");
const signal = new AbortController().signal;
const consent = "2026-11-22T05:00Z";
const pdf = (name: string, size = 2000) => new File(["%PDF-1.7", new Uint8Array(size)], name);
const at = (screen: Screen, sent = false) => ({ draft: withText(emptyDraft, "satu"), stack: ["safety", screen] as const, sent: sent ? { receipt: digits, nextNotice: null, lookOn: null, kind: "own" as const } : null });

let drafts: ReturnType<typeof server>;
let store: PartStore;
const open: Keeper[] = [];
beforeEach(() => {
  drafts = server();
  store = new PartStore();
});
afterEach(() => open.splice(0).forEach((keeper) => keeper.end()));

/** A page that keeps, and its files. */
async function page() {
  const keeper = new Keeper({ api: drafts.api, digits, keys: await draftKeys(digits, site), now: Date.now, onJoined: () => undefined, solve: () => Promise.resolve({ challenge: "AA", nonce: 0 }) });
  const bag = new FileBag(store.road());
  open.push(keeper);
  keeper.see(at("story"));
  return { keeper, bag };
}

/** What somebody finds who comes back with the digits. */
async function returned() {
  const row = drafts.row();
  const keys = await draftKeys(digits, site);
  const found = row === null ? null : await openFound(keys, { rev: row.rev, sealed: row.sealed, until: "2026-12-22" });
  if (row === null || found === null) throw new Error("nothing is kept");
  const keeper = new Keeper({ api: drafts.api, digits, keys, now: Date.now, onJoined: () => undefined, found: { ...found, rev: row.rev, until: "2026-12-22", screen: "story" } });
  const bag = new FileBag(store.road());
  open.push(keeper);
  bag.bring(found.files);
  bag.keepWith(keeper);
  keeper.see(at("kept"));
  return { keeper, bag, kept: found.files };
}

const states = (bag: FileBag) => bag.look().items.map(({ name, state }) => `${name} ${state}`);
const quiet = () => expect.poll(async () => {
  await Promise.all(open.map((keeper) => keeper.save()));
  return drafts.named.saved.length;
}, { timeout: 5000 });

test("what was attached comes back with the words and goes along without being sent a second time", async () => {
  const { keeper, bag } = await page();
  await bag.add([pdf("surat.pdf")]);
  expect([states(bag), store.log]).toEqual([["surat.pdf ready"], []]);
  bag.keepWith(keeper);
  bag.agree(consent);
  await quiet().toBe(1);
  expect([states(bag), bag.look().keeping]).toEqual([["surat.pdf sent"], true]);
  expect(JSON.stringify(drafts.row())).not.toContain("surat");
  keeper.see(at("cleared"));
  bag.drop();
  expect([store.files.size, store.log.includes("drop")]).toEqual([1, false]);

  const before = store.log.length;
  const { bag: again } = await returned();
  expect([states(again), again.look().agreedAt]).toEqual([["surat.pdf sent"], consent]);
  const carried = await again.deliver(signal);
  expect(store.log.slice(before)).toEqual(["state"]);
  const [about] = carried?.att ?? [];
  if (about === undefined) throw new Error("nothing goes along");
  expect(await new Blob(await wholeFile(about, store.source(about.id))).text()).toMatch(/^%PDF-1\.7/);
  expect(carried?.files).toEqual(drafts.named.saved);
});

test("one that had not arrived, or is gone, is named to be chosen again, and takes the place of its name when it is", async () => {
  const { keeper, bag } = await page();
  store.troubles = Array.from({ length: 9 }, () => ({ on: "begin", kind: "unsent" }));
  bag.keepWith(keeper);
  await bag.add([pdf("besar.pdf"), pdf("surat.pdf")]);
  await quiet().toBe(1);
  expect(states(bag)).toEqual(["besar.pdf later", "surat.pdf sent"]);
  keeper.end();
  store.files.clear();

  const { keeper: later, bag: again } = await returned();
  await expect.poll(() => states(again)).toEqual(["besar.pdf again", "surat.pdf again"]);
  await again.add([pdf("surat.pdf")]);
  await expect.poll(() => states(again)).toEqual(["besar.pdf again", "surat.pdf sent"]);
  again.agree(consent);
  expect((await again.deliver(signal))?.att.map(({ name }) => name)).toEqual(["surat.pdf"]);
  again.settle([], false);
  expect(again.look().left).toEqual(["besar.pdf"]);
  expect(later.view().phase).not.toBe("ended");
});

test("deleting the draft names its files, so that they go with it; those at hand can still be sent", async () => {
  const { keeper, bag } = await page();
  bag.keepWith(keeper);
  await bag.add([pdf("surat.pdf")]);
  await quiet().toBe(1);
  expect(await keeper.drop()).toBe(true);
  expect(drafts.named.dropped).toEqual(drafts.named.saved);
  expect([states(bag), bag.look().keeping]).toEqual([["surat.pdf ready"], false]);
  bag.agree(consent);
  expect((await bag.deliver(signal))?.att).toHaveLength(1);
});

test("after sending, the draft goes and what went along stays; without the consent nothing goes along", async () => {
  const { keeper, bag } = await page();
  bag.keepWith(keeper);
  await bag.add([pdf("surat.pdf")]);
  await quiet().toBe(1);
  expect(await bag.deliver(signal)).toBeNull();
  bag.settle([], false);
  expect([bag.look().left, store.files.size]).toEqual([["surat.pdf"], 0]);
  keeper.see(at("receipt", true));
  await expect.poll(() => keeper.view().phase).toBe("ended");
  expect(drafts.named.dropped).toEqual(drafts.named.saved);
});

test("two pages on the same digits keep the files of both", async () => {
  const { keeper, bag } = await page();
  bag.keepWith(keeper);
  await bag.add([pdf("satu.pdf")]);
  await quiet().toBe(1);
  const { bag: there } = await returned();
  await there.add([pdf("dua.pdf")]);
  await quiet().toBe(2);
  await bag.add([pdf("tiga.pdf")]);
  await quiet().toBe(3);
  keeper.end();
  expect((await returned()).kept.items.map((file) => ("attached" in file ? file.attached.name : file.name)).sort()).toEqual(["dua.pdf", "satu.pdf", "tiga.pdf"]);
});

test("one for which there is no room for thirty days says so", async () => {
  const { keeper, bag } = await page();
  bag.keepWith(keeper);
  await bag.add([pdf("surat.pdf")]);
  await quiet().toBe(1);
  drafts.lacks(drafts.named.saved.map(({ id }) => id));
  keeper.see({ ...at("story"), draft: withText(emptyDraft, "satu dua") });
  await keeper.save();
  expect(states(bag)).toEqual(["surat.pdf brief"]);
  drafts.lacks([]);
  keeper.see(at("story"));
  await keeper.save();
  expect(states(bag)).toEqual(["surat.pdf sent"]);
});

import { describe, expect, it } from "vitest";
import { toBase64url } from "./base64url";
import { fitKey } from "./case-key";
import { approveRequest, openDual, requestOpening } from "./dual";
import { coSignReceipt, rotate } from "./epoch-rotate";
import { SLOTS } from "./slots";
import {
  accessOf,
  findKey,
  openAsMember,
  openAsReporter,
  openThread,
  receiptKeys,
  sealLogEntry,
  sealMessage,
  sealReport,
  verifyLog,
} from "./index";
import { myIdentityShare, openIdentity } from "./identity";
import { randomBelow, randomBytes, shuffled } from "./random";
import { newReceiptFor } from "./receipt-box";
import { receiveShare, releaseShare } from "./release";
import { sealSigned } from "./signature";
import { closeEpoch, grant } from "./slot-sets";
import { foundOffice, nextEntry, NOW, person, signedBy } from "./testing/office";
import { reasonOf } from "./testing/refusal";
import { need, ownKey } from "./testing/scenario";
import { shapeOf } from "./testing/shape";
import type { OpenCase, OpenOptions, ServedCase, Unlocked } from "./types";
import { verifyDirectory } from "./directory";

const office = await foundOffice();
const { directory, member, salt } = office;
const ids = [...office.people.keys()];
const seal = (to: string[], body: unknown, more: { exclude?: string[]; dual?: boolean; identity?: unknown } = {}) =>
  sealReport({ directory, to, exclude: [], body, siteSalt: salt, ...more });
const openBy = async (id: string, served: ServedCase, o: OpenOptions = {}): Promise<OpenCase> =>
  openAsMember(member(id), await ownKey(member(id), served), served, directory, o);

/** Two thousand words as a person might paste them: markup, joined emoji, direction marks, combining and lone characters. */
function account(): string {
  const words = [
    "<script>alert(1)</script>",
    "👩🏽‍⚖️",
    "\u202Eterbalik\u202C",
    "e\u0301",
    "é",
    "\u0000",
    "  ",
    '"\\/',
    "‘dia’",
    "\uD800",
    "ꦗꦮ",
    "\u2028",
    "tangan",
    "\r\n",
    "شهادة",
    "__proto__",
  ];
  return Array.from({ length: 2000 }, (_, i) => need(words[(i * 7 + (i >> 4)) % words.length])).join(" ");
}

describe("sealing and opening", () => {
  for (let count = 2; count <= ids.length; count++) {
    it(`${count} readers open, the others do not, the receipt does`, async () => {
      const order = shuffled(ids);
      const [to, exclude] = [order.slice(0, count), order.slice(count)];
      const body = { kind: "report", text: `untuk ${count}` };
      const { sealed, receipt } = await seal(to, body, { exclude });
      for (const id of ids) {
        if (!to.includes(id)) {
          expect(await findKey(member(id), sealed)).toBeNull();
          continue;
        }
        const opened = await openBy(id, sealed);
        expect(opened.payload).toEqual({
          seq: 0,
          prev: null,
          to,
          excl: exclude,
          slots: opened.payload.slots,
          named: false,
          idh: opened.payload.idh,
          body,
        });
        expect(opened.access).toBe(await accessOf(await ownKey(member(id), sealed)));
      }
      expect((await openAsReporter(await receiptKeys(receipt, salt), sealed, directory)).payload.body).toEqual(body);
    });
  }

  it("one to eight readers: always eight slots, one shape, any reader opens", async () => {
    const newcomers = await Promise.all(["f6", "g7", "h8", "i9"].map(person));
    const crowd: Unlocked[] = [...office.people.values(), ...newcomers];
    const entries = newcomers.map(({ id, kem, sig }) => ({
      id,
      kem,
      sig,
      st: "active" as const,
      role: id === "i9" ? ("trustee" as const) : ("member" as const),
    }));
    const chain = [
      ...office.chain,
      await signedBy(await nextEntry(office.chain, { members: [...directory.entry.members, ...entries] }), crowd),
    ];
    const wide = await verifyDirectory(chain, office.genesis, NOW);
    const all = ["i9", ...crowd.map((one) => one.id).filter((id) => id !== "i9")];
    const shapes = new Set<string>();
    for (let count = 1; count <= SLOTS; count++) {
      const to = all.slice(0, count);
      const { sealed } = await sealReport({ directory: wide, to, exclude: all.slice(count), body: count, siteSalt: salt });
      shapes.add(JSON.stringify(shapeOf(sealed)));
      const chosen = to[randomBelow(count)];
      const reader = need(crowd.find((one) => one.id === chosen));
      const key = need(await findKey(reader, sealed));
      expect((await openAsMember(reader, key, sealed, wide)).payload.body).toBe(count);
      const other = crowd.find((one) => !to.includes(one.id));
      if (other !== undefined) expect(await findKey(other, sealed)).toBeNull();
    }
    expect(shapes.size).toBe(1);
    const nine = sealReport({ directory: wide, to: all, exclude: [], body: 9, siteSalt: salt });
    expect(await reasonOf(() => nine)).toBe("readers");
  });

  it("key, dual and named have one shape and one size", async () => {
    const sealed = await Promise.all([
      seal(["a1", "b2"], "x"),
      seal(ids, "y".repeat(9000), { dual: true }),
      seal(["a1", "c3", "e5"], "z", { identity: { name: "Rina" } }),
    ]);
    expect(new Set(sealed.map((one) => JSON.stringify(shapeOf(one.sealed)))).size).toBe(1);
    expect(new Set(sealed.map((one) => JSON.stringify(one.sealed).length)).size).toBe(1);
  });

  it("two thousand words come back character for character", async () => {
    const text = account();
    const { sealed } = await seal(["a1", "b2"], { kind: "report", text });
    const { text: opened } = (await openBy("b2", sealed)).payload.body as { text: string };
    expect(opened === text).toBe(true);
  });

  it("an account of 100 kB is sealed in more steps; one that fits none is refused, not cut", async () => {
    const text = "k".repeat(100_000);
    const { sealed } = await seal(["a1", "b2"], { text });
    expect((await openBy("a1", sealed)).payload.body).toEqual({ text });
    expect(await reasonOf(() => seal(["a1", "b2"], { text: "k".repeat(250_000) }))).toBe("too-long");
  });

  const refusals: [string, string, () => Promise<unknown>][] = [
    ["one reader who is no trustee", "too-few-readers", () => seal(["a1"], 1)],
    ["nobody", "readers", () => seal([], 1)],
    ["a reader twice", "readers", () => seal(["a1", "a1"], 1)],
    ["a stranger", "not-active", () => seal(["a1", "zz"], 1)],
    ["a reader who is excluded", "excluded", () => seal(["a1", "b2"], 1, { exclude: ["b2"] })],
    ["an exclusion of nobody we know", "excluded", () => seal(["a1", "b2"], 1, { exclude: ["zz"] })],
    ["no body", "body", () => seal(["a1", "b2"], undefined)],
  ];
  for (const [name, reason, action] of refusals) it(`does not seal: ${name}`, async () => expect(await reasonOf(action)).toBe(reason));
});

describe("after the report", () => {
  it("reporter and readers write in one thread; forgery and loss are noticed", async () => {
    const { sealed, receipt } = await seal(["a1", "b2"], "awal");
    const [reader, reporter] = [await openBy("a1", sealed), await openAsReporter(await receiptKeys(receipt, salt), sealed, directory)];
    const first = await sealMessage(reader, { seq: 0, hash: reader.reportHash }, { kind: "answer", text: "Kami baca." });
    const { head } = await openThread(reporter, [first], directory);
    const second = await sealMessage(reporter, head, { kind: "message", text: "Terima kasih." });
    const thread = await openThread(await openBy("b2", sealed), [first, second], directory);
    expect(thread.items.map((item) => [item.position, item.by])).toEqual([
      [1, "a1"],
      [2, "r"],
    ]);
    const forged = await sealMessage({ ...reader, author: { by: "r", key: reader.author.key } }, head, "palsu");
    expect(await reasonOf(() => openThread(reporter, [first, forged], directory))).toBe("signature");
    expect(await reasonOf(() => openThread(reporter, [second], directory))).toBe("thread-chain");
    for (const wrong of [{ seq: 1, hash: reader.reportHash }, { seq: 2, hash: head.hash }]) {
      const branch = await sealMessage(reader, wrong, "cabang");
      expect(await reasonOf(() => openThread(reporter, [first, branch], directory))).toBe("thread-chain");
    }
  });

  it("a report is the reporter's own: one in a member's name is refused", async () => {
    const { sealed, receipt } = await seal(["a1", "b2"], "x");
    const reporter = await openAsReporter(await receiptKeys(receipt, salt), sealed, directory);
    const header = { t: "report", case: reporter.caseId, epoch: 0, id: toBase64url(randomBytes(16)) };
    const again = await sealSigned(reporter.ck, header, "msg", reporter.author, reporter.payload);
    expect((await openBy("a1", { ...sealed, report: again })).payload.body).toBe("x");
    const pretended = await sealSigned(reporter.ck, header, "msg", { by: "a1", key: reporter.author.key }, reporter.payload);
    expect(await reasonOf(() => openBy("a1", { ...sealed, report: pretended }))).toBe("not-the-reporter");
  });

  it("the case log is sealed, signed and counted", async () => {
    const c = await openBy("a1", (await seal(["a1", "b2"], "x")).sealed);
    const first = await sealLogEntry(c, null, { ts: NOW, act: "open", ref: c.reportHash });
    const { head } = await verifyLog(c, [first], directory);
    const second = await sealLogEntry(c, head, { ts: NOW + 1, act: "refer", ref: null });
    const log = await verifyLog(c, [first, second], directory);
    expect(log.items.map((item) => [item.position, item.by, item.act, item.ref])).toEqual([
      [0, "a1", "open", c.reportHash],
      [1, "a1", "refer", null],
    ]);
    expect(await reasonOf(() => verifyLog(c, [first], directory, need(log.head)))).toBe("log-truncated");
    const stranger = { ...c, author: { by: "e5", key: member("e5").keys.sig.privateKey } };
    expect(
      await reasonOf(async () => verifyLog(c, [await sealLogEntry(stranger, null, { ts: NOW, act: "open", ref: null })], directory)),
    ).toBe("signature");
  });

  it("a grant lets a reader in, tells who went, and nothing follows the end of an epoch", async () => {
    const { sealed } = await seal(["a1", "b2"], "x");
    const c = await openBy("a1", sealed);
    const { slots, set } = await grant(c, directory, ["a1", "c3"]);
    const served = { ...sealed, slots, sets: [set] };
    expect((await openBy("c3", served)).sets.changes).toMatchObject([{ rev: 1, by: "a1", out: ["b2"], into: ["c3"], next: null }]);
    expect(await findKey(member("b2"), served)).toBeNull();
    const over = await closeEpoch(await openBy("a1", served), directory, c.reportHash);
    const after = { ...c, sets: { ...c.sets, rev: 2, h: "" } };
    const late = await grant(after, directory, ["a1"]);
    const cached = await fitKey(sealed.kh, c.ck);
    expect(
      await reasonOf(() => openAsMember(member("a1"), cached, { ...sealed, slots: late.slots, sets: [set, over, late.set] }, directory)),
    ).toBe("epoch-over");
  });

  it("a rotation leaves somebody out; a replaced receipt needs two readers, and the old one is dead", async () => {
    const { sealed, receipt } = await seal(["a1", "b2", "c3"], "x");
    const [a, b] = [await openBy("a1", sealed), await openBy("b2", sealed)];
    const fresh = await newReceiptFor(a.caseId, salt);
    const co = await coSignReceipt(b, directory, fresh.rk);
    const { epoch, close } = await rotate(a, directory, ["a1", "b2"], {
      replacement: { rk: fresh.rk, rid: fresh.rid, rbox: fresh.rbox, co },
    });
    const served = { ...sealed, sets: [close] };
    const key = await ownKey(member("b2"), epoch);
    const opened = await openAsMember(member("b2"), key, served, directory, { epochs: [epoch] });
    expect([opened.epoch, opened.readers, opened.receiptChanges]).toEqual([1, ["a1", "b2"], [{ epoch: 1, by: ["a1", "b2"] }]]);
    expect(await findKey(member("c3"), epoch)).toBeNull();
    const reporter = await openAsReporter(await receiptKeys(fresh.receipt, salt), served, directory, { epochs: [epoch] });
    const note = await sealMessage(reporter, { seq: 0, hash: reporter.reportHash }, "dari kode baru");
    expect((await openThread(opened, [note], directory)).items[0]?.by).toBe("r");
    const leftOut = await sealMessage(
      await openBy("c3", sealed),
      { seq: 1, hash: (await openThread(opened, [note], directory)).head.hash },
      "dari kunci lama",
    );
    expect(await reasonOf(() => openThread(opened, [note, leftOut], directory))).toBe("older-epoch");
    const old = await receiptKeys(receipt, salt);
    expect(await reasonOf(() => openAsReporter(old, served, directory, { epochs: [epoch] }))).toBe("key-commitment");
    const alone = await rotate(a, directory, ["a1"], {
      replacement: { rk: fresh.rk, rid: fresh.rid, rbox: fresh.rbox, co: await coSignReceipt(a, directory, fresh.rk) },
    });
    const forged = { ...sealed, sets: [alone.close] };
    const idle = await rotate(a, directory, ["a1"], { replacement: { rk: a.header.rk, rid: fresh.rid, rbox: fresh.rbox, co } });
    const idleKey = await ownKey(member("a1"), idle.epoch);
    const unchanged = { ...sealed, sets: [idle.close] };
    expect(await reasonOf(() => openAsMember(member("a1"), idleKey, unchanged, directory, { epochs: [idle.epoch] }))).toBe("receipt-change");
    const aloneKey = await ownKey(member("a1"), alone.epoch);
    expect(await reasonOf(() => openAsMember(member("a1"), aloneKey, forged, directory, { epochs: [alone.epoch] }))).toBe("receipt-change");
  });

  it("two open a dual case together; it stays dual after a grant", async () => {
    const { sealed } = await seal(["a1", "b2", "c3"], "rahasia", { dual: true });
    expect(await reasonOf(() => openBy("a1", sealed))).toBe("two-needed");
    const { sealed: request } = await requestOpening(member("a1"), sealed, directory, "mendesak", salt);
    const releases = [await approveRequest(member("c3"), request, sealed, directory)];
    const key = await openDual(member("a1"), request, sealed, releases, directory);
    const opened = await openAsMember(member("a1"), key, sealed, directory);
    expect(opened.payload.body).toBe("rahasia");
    const { slots, set } = await grant(opened, directory, ["a1", "e5"]);
    expect(await reasonOf(() => openBy("e5", { ...sealed, slots, sets: [set] }))).toBe("two-needed");
    expect(await reasonOf(() => approveRequest(member("e5"), request, sealed, directory))).toBe("no-slot");
  });

  it("a name needs two, and a share answers one request only", async () => {
    const { sealed } = await seal(["a1", "b2"], "x", { identity: { nama: "Sari" } });
    const c = await openBy("a1", sealed);
    const mine = await myIdentityShare(member("a1"), sealed);
    expect(await reasonOf(() => openIdentity(sealed, c.payload, [mine]))).toBe("too-few-shares");
    const theirs = await myIdentityShare(member("b2"), sealed);
    const a1 = need(directory.entry.members.find((one) => one.id === "a1"));
    const release = await releaseShare("id-release", theirs, a1.kem, c.reportHash);
    const received = await receiveShare(member("a1"), "id-release", release, c.reportHash);
    expect(await openIdentity(sealed, c.payload, [mine, received])).toEqual({ nama: "Sari" });
    expect(
      await reasonOf(() =>
        receiveShare(
          member("a1"),
          "id-release",
          release,
          c.sets.h.replace(/^./, (x) => (x === "A" ? "B" : "A")),
        ),
      ),
    ).toBe("no-share");
  });
});

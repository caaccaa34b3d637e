import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "../../../api/dashboard";
import { openAsReporter, readThread, type SealedObject } from "../../../sealing";
import { CaseStore, Device, type Stored } from "../../testing/caseStore";
import { foundOffice, type Office } from "../../testing/office";
import type { CaseBook, KnownCase } from "../caseBook";
import { conflicted } from "./conflict";

/** Real keys, and a store that may lie. */
let office: Office;
let store: CaseStore;
let stored: Stored;
const none = () => undefined;
const answer = { text: "Baik.", status: "initialResponse", next: "Bertemu", lookOn: "2026-11-25" } as const;
const id = (at: number) => `anggota-${at}`;
const device = (at: number, api?: CaseStore) => new Device(office, store, at, api);
/** A store that answers as the real one does but for this. */
const lying = (lie: Partial<CaseStore>): CaseStore => Object.assign(Object.create(store) as CaseStore, lie);
const doubts = (book: CaseBook) => book.troubles.map(({ doubt, by }) => [doubt, by]);

beforeAll(async () => { office = await foundOffice(["Laras Kinanti", "Bagas Wirawan", "Nurul Hasanah", "Ratna Puspita", "Dimas Satria"]); });
beforeEach(async () => {
  store = new CaseStore(office);
  stored = await store.submit([0, 1], "Satu", [4]);
});

describe("giving a case", () => {
  it("lets a newcomer find it by an entry of the index like any report, and both write on", async () => {
    const laras = device(0);
    const [given] = await laras.readers.give([await laras.only()], id(2), none);
    expect(given?.known?.open.readers).toEqual([id(0), id(1), id(2)]);
    expect(store.stored).toHaveLength(2);
    const sizes = store.stored.map(({ sealed }) => [sealed.report.c.length, sealed.identity.c.length, sealed.slots.length]);
    expect(sizes[0]).toEqual(sizes[1]);

    const nurul = device(2);
    const known = await nurul.only();
    expect(known.open.payload.body).toMatchObject({ text: "Satu" });
    expect((await nurul.desk.answer(known, answer)).outcome).toBe("sent");
    expect((await laras.look()).cases.get(known.id)?.items).toHaveLength(1);
    expect((await device(3).look()).remembered.size).toBe(0);
  });

  it("gives many cases in one entry, and says how far it is", async () => {
    for (let n = 0; n < 4; n += 1) await store.submit([0, 1], `Kasus ${n}`);
    const laras = device(0);
    const book = await laras.look();
    const steps: string[] = [];
    await laras.readers.give([...book.cases.values()], id(2), (done, count) => steps.push(`${done}/${count}`));
    expect(steps).toEqual(["0/5", "1/5", "2/5", "3/5", "4/5", "5/5"]);
    expect(store.stored).toHaveLength(6);
    expect((await device(2).look()).cases.size).toBe(5);
  });

  it("shows nothing to somebody who got a key but whom no signed set names", async () => {
    const laras = device(0);
    await expect(new Device(office, store, 0, lying({ postSet: () => Promise.reject(new ApiError("store-away", 503)) })).readers.give([await laras.only()], id(2), none)).rejects.toThrow("store-away");
    const book = await device(2).look();
    expect([book.cases.size, book.remembered.size, book.troubles]).toEqual([0, 0, []]);
  });

  it("leaves nobody out when two give and one takes a new key at the same time", async () => {
    const [laras, bagas] = [device(0), device(1)];
    const [a, b] = [await laras.only(), await bagas.only()];
    await Promise.all([laras.readers.give([a], id(2), none), bagas.readers.give([b], id(3), none), bagas.readers.exclude([b], [id(4)], none)]);
    for (const at of [0, 1, 2, 3]) expect((await device(at).only()).open.readers.slice().sort()).toEqual([0, 1, 2, 3].map(id));
  });

  it("does not offer those whom the person left out or whose name stands in the account", async () => {
    const named = await store.submit([0, 1], "Pak Bagass dari teknis sering menelepon.", [2]);
    const book = await device(0).look();
    const known = [...book.cases.values()].find(({ open }) => open.reportHash !== undefined && open.payload.excl.includes(id(2)));
    expect(named.sealed).toBeDefined();
    expect(known === undefined ? null : [...conflicted(known.open, office.directory)].sort()).toEqual([id(1), id(2)]);
  });
});

describe("a new key", () => {
  it("reaches those who stay at once, the reporter too, and not the one who was left out", async () => {
    const [laras, bagas, nurul] = [device(0), device(1), device(2)];
    await laras.readers.give([await laras.only()], id(2), none);
    await bagas.only();
    await nurul.only();
    const [changed] = await laras.readers.exclude([await laras.only()], [id(1)], none);
    expect(changed?.known?.open.epoch).toBe(1);
    await laras.desk.answer(changed?.known as KnownCase, answer);

    expect((await nurul.look()).cases.get(changed?.caseId ?? "")?.items).toHaveLength(1);
    const left = await bagas.look();
    expect([left.cases.size, left.remembered.size, doubts(left)]).toEqual([0, 0, [["left-out", id(0)]]]);
    const reporter = await store.asReporter(stored);
    expect((await readThread(reporter, stored.messages, office.directory)).items).toHaveLength(1);
    expect(reporter.steps.map(({ by, into, out }) => [by, into, out])).toEqual([[id(0), [id(2)], []], [id(0), [], [id(1)]]]);
    await expect(openAsReporter({ lookup: "", rid: "", box: new Uint8Array(32) }, stored.sealed, office.directory)).rejects.toThrow("key-commitment");
  });

  it("carries over what somebody was just writing, and refuses what one who was left out writes", async () => {
    const [laras, bagas] = [device(0), device(1)];
    const before = await bagas.only();
    await laras.readers.exclude([await laras.only()], [], none);
    const known = await laras.only();
    await laras.readers.give([known], id(2), none);
    await device(2).readers.exclude([await device(2).only()], [id(0)], none);
    expect((await bagas.desk.answer(before, answer)).outcome).toBe("sent");
    expect(stored.epochs).toHaveLength(1);
    await expect(laras.desk.answer(known, answer)).rejects.toThrow("left out");
    expect(stored.messages).toHaveLength(1);
  });

  it("is made by the one who hands a case over, and takes it off that person's desk", async () => {
    const laras = device(0);
    const changed = await laras.readers.recuse(await laras.only(), id(2));
    expect(changed.known).toBeNull();
    const book = await laras.look();
    expect([book.remembered.size, book.troubles]).toEqual([0, []]);
    expect((await device(2).only()).open.readers).toEqual([id(1), id(2)]);
    expect((await device(1).only()).open.steps.at(-1)).toMatchObject({ by: id(0), out: [id(0)] });
  });
});

describe("what a member remembers", () => {
  it("opens the list at once on another device, and fetches only what is new", async () => {
    await device(0).look();
    const opened: string[] = [];
    const counting = lying({ openCase: async (access) => { opened.push(access); return store.openCase(access); } });
    const second = new Device(office, store, 0, counting);
    const book = await second.look();
    expect([book.remembered.size, opened.length]).toEqual([1, 0]);
    await store.write(stored, { kind: "message", text: "Halo" });
    expect((await second.look()).cases.size).toBe(1);
    expect(opened).toHaveLength(1);
  });

  it("loses nothing when two devices save at once", async () => {
    const [one, two] = [device(0), device(0)];
    await Promise.all([one.look(), two.look()]);
    await store.submit([0, 1], "Dua");
    await one.look();
    await store.submit([0, 1], "Tiga");
    await two.look();
    await Promise.all([one.look(), two.look()]);
    expect((await device(0).look()).remembered.size).toBe(3);
    expect(store.caches.get(id(0))?.rev).toBeGreaterThan(1);
  });

  it("tells when the server gives an older one than this browser has seen", async () => {
    let seen = 0;
    const mark = { read: () => seen, write: (rev: number) => { seen = rev; } };
    await new Device(office, store, 0, store, mark).look();
    const old = store.caches.get(id(0));
    await store.submit([0, 1], "Dua");
    await new Device(office, store, 0, store, mark).look();
    if (old !== undefined) store.caches.set(id(0), old);
    await expect(new Device(office, store, 0, store, mark).look()).rejects.toThrow("cache-rollback");
    store.caches.clear();
    await expect(new Device(office, store, 0, store, mark).look()).rejects.toThrow("cache-rollback");
  });
});

describe("a server that lies", () => {
  const flip = (object: SealedObject): SealedObject => ({ ...object, c: (object.c.startsWith("A") ? "B" : "A") + object.c.slice(1) });
  /** What a member who has read the case is told once the server changes what it serves. */
  async function told(lie: (served: Stored) => void): Promise<unknown> {
    const laras = device(0);
    await laras.desk.answer(await laras.of(stored), answer);
    await laras.readers.give([await laras.of(stored)], id(2), none);
    await store.write(stored, { kind: "message", text: "Terima kasih" });
    await laras.look();
    lie(stored);
    return doubts(await device(0).look());
  }

  it("drops the last change of readers and serves the old slots", async () => {
    expect(await told((served) => { served.sets.pop(); served.slots = served.sealed.slots; })).toEqual([["readers-old", null]]);
  });

  it("serves old slots under new sets", async () => {
    expect(await told((served) => { served.slots = served.sealed.slots; served.log.pop(); })).toEqual([["readers-unsigned", null]]);
  });

  it("adds a recipient of its own", async () => {
    const stranger = await store.submit([3, 4], "Lain");
    expect(await told((served) => { served.slots = [...served.slots.slice(1), ...stranger.slots.slice(0, 1)]; served.log.pop(); })).toEqual([["readers-unsigned", null]]);
  });

  it("puts in a set that nobody signed", async () => {
    expect(await told((served) => { served.sets[0] = flip(served.sets[0] as SealedObject); served.log.pop(); })).toEqual([["swapped", null]]);
  });

  it("swaps the account for that of another case", async () => {
    const other = await store.submit([0, 1], "Lain");
    expect(await told((served) => { served.sealed = { ...served.sealed, report: other.sealed.report }; served.log.pop(); })).toEqual([["swapped", null]]);
  });

  it("withholds the end of a thread", async () => {
    expect(await told((served) => { served.messages.pop(); })).toEqual([["thread-short", null]]);
  });

  it("drops a message in the middle, or gives them in another order", async () => {
    expect(await told((served) => { served.messages.shift(); })).toEqual([["thread-short", null]]);
    store = new CaseStore(office);
    stored = await store.submit([0, 1], "Satu");
    expect(await told((served) => { served.messages.reverse(); served.log.pop(); })).toEqual([["thread-short", null], ["log-short", null]]);
  });

  it("withholds the end of the log", async () => {
    expect(await told((served) => { served.log.pop(); })).toEqual([["log-short", null]]);
  });

  it("no longer knows a case", async () => {
    expect(await told((served) => { store.stored.splice(store.stored.indexOf(served), 1); })).toEqual([["gone", null]]);
  });

  it("lists a destruction that can explain a missing case, or one that cannot", async () => {
    const day = (doneOn: string, cases: number) => ({ doneOn, cases, messages: 0, logLines: 0, files: 0 });
    const laras = device(0);
    await laras.look("2026-11-23");
    store.stored.length = 0;
    const look = async (destroyed: CaseStore["destroyed"], today = "2026-12-02") => {
      store.destroyed = destroyed;
      return (await device(0).look(today)).troubles.map(({ doubt, on }) => [doubt, on]);
    };
    expect(await look([])).toEqual([["gone", undefined]]);
    expect(await look([day("2026-11-22", 3), day("2026-12-01", 0), day("2026-12-03", 1)])).toEqual([["gone", undefined]]);
    expect(await look([day("2026-12-01", 2), day("2026-11-23", 1)])).toEqual([["erased", "2026-12-01"]]);
    const deaf = new Device(office, store, 0, lying({ destructions: () => Promise.reject(new ApiError("away", 0)) }));
    expect(doubts(await deaf.look("2026-12-02"))).toEqual([["gone", null]]);
  });

  it("lists fewer destructions than cases are missing", async () => {
    await store.submit([0, 1], "Dua");
    await device(0).look("2026-11-23");
    store.stored.length = 0;
    store.destroyed = [{ doneOn: "2026-11-24", cases: 1, messages: 0, logLines: 0, files: 0 }];
    expect(doubts(await device(0).look("2026-11-25"))).toEqual([["gone", null], ["gone", null]]);
  });

  it("says that the key was changed when no reader changed it", async () => {
    const other = await store.submit([3, 4], "Lain");
    expect(await told((served) => {
      served.ended.push({ ah: served.ah, sets: [...served.sets], next: { kh: other.sealed.kh, slots: other.slots } });
      served.ah = "";
    })).toEqual([["closed-unsigned", null]]);
  });

  it("serves the case as it was before its newest key", async () => {
    const laras = device(0);
    await laras.readers.give([await laras.only()], id(2), none);
    await laras.readers.exclude([await laras.only()], [id(1)], none);
    await laras.look();
    const open = async (access: string) => ({ ...(await store.openCase(access)), epochs: [], slots: stored.sealed.slots });
    const heads = () => Promise.resolve({ sets: 0, messages: 0, log: 0 });
    expect(doubts(await new Device(office, store, 0, lying({ openCase: open, caseHeads: heads })).look())).toEqual([["readers-old", null]]);
  });
});

import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "../../api/dashboard";
import { sealLogEntry, sealMessage, type SealedObject } from "../../sealing";
import { CaseStore, Device } from "../testing/caseStore";
import { foundedAt, foundOffice, type Office } from "../testing/office";
import { BookReader } from "./bookReader";
import { longest, type KnownCase } from "./caseBook";
import { CaseDesk } from "./caseDesk";
import { standingOf } from "./projection";
import { timelineOf } from "./timelineItems";

let office: Office;
let store: CaseStore;
beforeAll(async () => { office = await foundOffice(["Laras", "Bagas", "Nurul"]); });
beforeEach(() => { store = new CaseStore(office); });

const unlocked = (at: number) => office.members[at]?.unlocked as Office["members"][number]["unlocked"];
const book = (at: number) => new Device(office, store, at).look();
const reader = (at: number, api: ConstructorParameters<typeof BookReader>[0]) => new BookReader(api, unlocked(at), new Device(office, store, at).memory);
const desk = (at: number, api: ConstructorParameters<typeof CaseDesk>[0] = store) => new CaseDesk(api, unlocked(at), () => office.directory, () => foundedAt * 1000);
const only = (at: number) => new Device(office, store, at).only();
/** The same object with one letter changed: the server takes it, and nobody opens it. */
const spoilt = (object: SealedObject): SealedObject => ({ ...object, c: (object.c.startsWith("A") ? "B" : "A") + object.c.slice(1) });
const answer = { text: "Baik.", status: "initialResponse", next: "Mencari tempat", lookOn: "2026-11-25" } as const;

describe("what a member can open", () => {
  it("is only what was sealed to that member; the rest is not there", async () => {
    await store.submit([0, 1], "Satu");
    await store.submit([1, 2], "Dua");
    expect([(await book(0)).cases.size, (await book(1)).cases.size, (await book(2)).cases.size]).toEqual([1, 2, 1]);
  });

  it("tells progress to the end and counts what does not stand up", async () => {
    const good = await store.submit([0, 1], "Satu");
    const bad = await store.submit([0, 1], "Dua");
    bad.sealed.report = good.sealed.report;
    const steps: string[] = [];
    const { cases, troubles } = await reader(0, store).read(office.directory, new Map(), (done, count) => steps.push(`${done}/${count}`));
    expect([cases.size, troubles.length, steps.at(0), steps.at(-1)]).toEqual([1, 1, "0/2", "2/2"]);
  });

  it("does not take a lost connection for a case that is not there", async () => {
    await store.submit([0, 1], "Satu");
    const away = { index: store.index, caseHeads: store.caseHeads, openCase: () => Promise.reject(new ApiError("away", 0)) };
    await expect(reader(0, away).read(office.directory, new Map(), () => undefined)).rejects.toThrow("away");
  });
});

describe("a case on the desk", () => {
  it("is opened only after its log says so", async () => {
    const stored = await store.submit([0, 1], "Satu");
    const opened = await desk(0).open(await only(0));
    expect(stored.log).toHaveLength(1);
    expect(opened.log).toMatchObject([{ by: "anggota-0", act: "open", ts: foundedAt, ref: opened.head.hash }]);
    const silent = { ...store, openCase: store.openCase, postMessage: store.postMessage, postLog: () => Promise.reject(new ApiError("store-away", 503)) };
    await expect(desk(1, silent).open(await only(1))).rejects.toThrow("store-away");
  });

  it("finds its place in the log when two members open at once", async () => {
    const stored = await store.submit([0, 1], "Satu");
    const [first, second] = [await only(0), await only(1)];
    await desk(1).open(second);
    await desk(0).open(first);
    expect(stored.log).toHaveLength(2);
    expect((await only(0)).log.map((line) => line.by)).toEqual(["anggota-1", "anggota-0"]);
  });

  it("answers, and the other reader sees where the case stands", async () => {
    await store.submit([0, 1], "Satu");
    const sent = await desk(0).answer(await only(0), answer);
    expect(sent.outcome).toBe("sent");
    expect(standingOf((await only(1)).items, "2026-11-23")).toEqual({ status: "initialResponse", next: "Mencari tempat", lookOn: "2026-11-25", due: null });
  });

  it("sends nothing when somebody answered meanwhile, and shows that answer", async () => {
    const stored = await store.submit([0, 1], "Satu");
    const before = await only(0);
    await desk(1).answer(await only(1), { ...answer, text: "Saya duluan." });
    const late = await desk(0).answer(before, answer);
    expect([late.outcome, stored.messages.length]).toEqual(["behind", 1]);
    expect(late.known.items.at(-1)?.body).toMatchObject({ text: "Saya duluan." });
    expect((await desk(0).answer(late.known, answer)).outcome).toBe("sent");
  });

  it("knows its own answer again when only the acknowledgement was lost", async () => {
    const stored = await store.submit([0, 1], "Satu");
    const forgetful = {
      openCase: store.openCase, caseFile: store.caseFile, postLog: store.postLog,
      postMessage: async (...message: Parameters<CaseStore["postMessage"]>) => {
        await store.postMessage(...message);
        return store.postMessage(...message);
      },
    };
    expect([(await desk(0, forgetful).answer(await only(0), answer)).outcome, stored.messages.length]).toEqual(["sent", 1]);
  });

  it("finds its own answer when it is asked again after the acknowledgement was lost", async () => {
    const stored = await store.submit([0, 1], "Satu");
    let lost = 2;
    const deaf = {
      openCase: store.openCase, caseFile: store.caseFile, postLog: store.postLog,
      postMessage: async (...message: Parameters<CaseStore["postMessage"]>) => {
        if (--lost === 0) await store.postMessage(...message);
        if (lost >= 0) throw new ApiError("away", 0);
        return store.postMessage(...message);
      },
    };
    const [mine, known] = [desk(0, deaf), await only(0)];
    await expect(mine.answer(known, answer)).rejects.toThrow("away");
    await expect(mine.answer(known, answer)).rejects.toThrow("away");
    expect([(await mine.answer(known, answer)).outcome, stored.messages.length]).toEqual(["sent", 1]);
    const again = await mine.answer(await only(0), answer);
    expect([again.outcome, stored.messages.length]).toEqual(["sent", 2]);
  });

  it("does not send an unsure answer over another's", async () => {
    const stored = await store.submit([0, 1], "Satu");
    let away = true;
    const patchy = { openCase: store.openCase, caseFile: store.caseFile, postLog: store.postLog, postMessage: (...message: Parameters<CaseStore["postMessage"]>) => (away ? Promise.reject(new ApiError("away", 0)) : store.postMessage(...message)) };
    const [mine, known] = [desk(0, patchy), await only(0)];
    await expect(mine.answer(known, answer)).rejects.toThrow("away");
    await desk(1).answer(await only(1), { ...answer, text: "Saya duluan." });
    away = false;
    const late = await mine.answer(known, answer);
    expect([late.outcome, stored.messages.length]).toEqual(["behind", 1]);
    expect([(await mine.answer(late.known, answer)).outcome, stored.messages.length]).toEqual(["sent", 2]);
  });

  it("refuses a log that lost a line", async () => {
    const stored = await store.submit([0, 1], "Satu");
    const opened = await desk(0).open(await only(0));
    stored.log.length = 0;
    await expect(desk(0).open(opened)).rejects.toThrow("log-truncated");
    expect((await desk(0).readOnly(opened)).doubts).toEqual(["log-short"]);
    expect(stored.log.length).toBe(0);
  });

  it("can be read when its log cannot be written", async () => {
    const stored = await store.submit([0, 1], "Satu");
    const silent = { ...store, openCase: store.openCase, postMessage: store.postMessage, postLog: () => Promise.reject(new ApiError("store-away", 503)) };
    const known = await only(0);
    await expect(desk(0, silent).open(known)).rejects.toThrow("store-away");
    expect((await desk(0, silent).readOnly(known)).open.payload.body).toMatchObject({ text: "Satu" });
    expect(stored.log.length).toBe(0);
  });

  it("stays open to its readers when somebody lays down what nobody can open", async () => {
    const stored = await store.submit([0, 1], "Satu");
    await desk(1).open(await only(1));
    const known = await only(1);
    const outOfPlace = await sealMessage(known.open, { seq: 41, hash: known.head.hash }, { kind: "message", text: "x" });
    stored.messages.push(outOfPlace, spoilt(outOfPlace));
    stored.log.push(spoilt(await sealLogEntry(known.open, known.logHead, { ts: 1, act: "open", ref: null })));

    const opened = await desk(0).open(await only(0));
    expect([opened.strange, opened.items.length, opened.log.map((line) => line.by)]).toEqual([3, 0, ["anggota-1", "anggota-0"]]);
    expect((await desk(0).answer(opened, answer)).outcome).toBe("sent");
    await store.write(stored, { kind: "message", text: "Halo" });
    const line = await timelineOf(await only(1));
    expect(line.map((item) => `${item.kind} ${item.by}`)).toEqual(["opened anggota-1", "opened anggota-0", "entry anggota-0", "entry r"]);
  });

  it("keeps what this page has seen when a later look brings less", async () => {
    const stored = await store.submit([0, 1], "Satu");
    const early = await book(0);
    await desk(0).answer(await only(0), answer);
    const late = await book(0);
    const lengths = (cases: ReadonlyMap<string, KnownCase>) => [...cases.values()].map((one) => one.items.length);
    const unread = { cases: new Map<string, KnownCase>(), remembered: late.remembered };
    expect([lengths(longest(early.cases, late)), lengths(longest(late.cases, early)), lengths(longest(late.cases, unread))]).toEqual([[1], [1], [1]]);
    expect(lengths(longest(late.cases, { cases: new Map(), remembered: new Map() }))).toEqual([]);
    stored.messages.length = 0;
    expect(lengths(longest(late.cases, await book(0)))).toEqual([1]);
  });

  it("shows openings after the message they saw, the last of each person", async () => {
    const stored = await store.submit([0, 1], "Satu");
    await desk(0).open(await only(0));
    await desk(0).open(await only(0));
    await desk(0).answer(await only(0), answer);
    await desk(1).open(await only(1));
    await store.write(stored, { kind: "message", text: "Halo" });
    const line = await timelineOf(await only(0));
    expect(line.map((item) => `${item.kind} ${item.by}`)).toEqual(["opened anggota-0", "entry anggota-0", "opened anggota-1", "entry r"]);
  });
});

import { describe, expect, it } from "vitest";
import type { Directory, DirectoryEntry } from "../../sealing";
import { readReport } from "../cases/bodies";
import { standingOf } from "../cases/projection";
import { CaseStore, Device } from "../testing/caseStore";
import { foundedAt, foundOffice } from "../testing/office";
import { addDays, dayOf } from "../time/officeTime";
import { answeredBy, firstDayOf, makePractice, practiceOf, quarterOf, storyOf, turnOf } from "./practice";

const office = await foundOffice(["Laras", "Bagas", "Nurul"]);
const { directory } = office;
const ids = ["anggota-0", "anggota-1", "anggota-2"];
const quarter = "2027-Q1";
const turns = await Promise.all(ids.map(async (id) => ({ id, day: (await turnOf(quarter, directory, id)) ?? "" })));
const [first, second] = [...turns].sort((a, b) => (a.day < b.day ? -1 : 1)) as [typeof turns[number], typeof turns[number]];
const none = new Map<string, string>();
const make = (store: CaseStore, id: string, today: string, made: ReadonlyMap<string, string> = none) => makePractice(store, "tirtawana", directory, id, today, made, "Cerita latihan.");

describe("the practice case of a quarter", () => {
  it("knows its quarter", () => {
    expect(["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map(quarterOf)).toEqual(["2026-Q1", "2026-Q1", "2026-Q2", "2026-Q4"]);
    expect(["2026-Q1", "2026-Q2", "2026-Q4"].map(firstDayOf)).toEqual(["2026-01-01", "2026-04-01", "2026-10-01"]);
    expect(new Set(["2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3"].map((one) => storyOf(one, 4))).size).toBe(4);
  });

  it("gives each member a turn of their own, a week apart, within the quarter, and another order in another quarter", async () => {
    const days = turns.map(({ day }) => day).sort();
    expect([addDays(days[0] ?? "", 7), addDays(days[1] ?? "", 7)]).toEqual([days[1], days[2]]);
    expect(days.every((day) => quarterOf(day) === quarter)).toBe(true);
    const orders = new Set<string>();
    for (const one of ["2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4", "2028-Q1", "2028-Q2"]) {
      const drawn = await Promise.all(ids.map(async (id) => [await turnOf(one, directory, id), id].join()));
      orders.add(drawn.sort().map((text) => text.slice(-1)).join(""));
    }
    expect(orders.size).toBeGreaterThan(1);
  });

  it("is made by nobody who was not in the list when the quarter began", async () => {
    expect(await turnOf(quarterOf(dayOf(foundedAt * 1000)), directory, "anggota-0")).toBeNull();
    expect(await turnOf(quarter, directory, "stranger")).toBeNull();
    const removed: DirectoryEntry = { ...directory.entry, members: directory.entry.members.map((member) => ({ ...member, st: "removed" })) };
    expect(await turnOf(quarter, { ...directory, entry: removed } as Directory, "anggota-0")).toBeNull();
  });

  it("is sent once, from the first turn on, and by the next member when the first is away", async () => {
    const store = new CaseStore(office);
    expect(await make(store, first.id, addDays(first.day, -1))).toBeNull();
    expect(await make(store, second.id, first.day)).toBeNull();
    expect(await make(store, second.id, second.day, new Map([[quarter, "there"]]))).toBeNull();
    expect(store.stored.length).toBe(0);
    expect((await make(store, second.id, second.day))?.quarter).toBe(quarter);
    expect(store.stored.length).toBe(1);
  });

  it("looks like any report until it is opened, reaches all, and says then what it is", async () => {
    const store = new CaseStore(office);
    await make(store, first.id, first.day);
    await store.submit([0, 1, 2], "Cerita karangan.");
    const [practice, report] = store.stored.map(({ sealed }) => JSON.stringify(sealed, (_, value: unknown) => (typeof value === "string" ? value.length : value)));
    expect(practice).toBe(report);
    const books = await Promise.all(ids.map((_, at) => new Device(office, store, at).look()));
    expect(books.map(({ cases }) => [...cases.values()].filter(({ open }) => practiceOf(open) === quarter).length)).toEqual([1, 1, 1]);
    for (const { open, items } of books[0]?.cases.values() ?? []) {
      expect(readReport(open.payload.body)).not.toBeNull();
      expect(standingOf(items, first.day).due).toBe("new");
    }
  });

  it("names who has answered, and only them", async () => {
    const store = new CaseStore(office);
    await make(store, first.id, first.day);
    const nurul = new Device(office, store, 2);
    const answer = { text: "Terima kasih.", status: "initialResponse", next: "Menulis lagi", lookOn: "2027-03-01" } as const;
    const { known } = await nurul.desk.answer(await nurul.only(), answer);
    const again = await nurul.desk.answer(known, answer);
    expect([answeredBy(known.items), answeredBy(again.known.items), answeredBy([])]).toEqual([["anggota-2"], ["anggota-2"], []]);
  });

  it("is nothing that a report becomes by its words", async () => {
    const store = new CaseStore(office);
    await store.submit([0, 1], '"via":"practice","quarter":"2027-Q1"');
    expect(practiceOf((await new Device(office, store, 0).only()).open)).toBeNull();
  });
});

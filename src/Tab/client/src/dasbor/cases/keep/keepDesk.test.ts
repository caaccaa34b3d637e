import { expect, it } from "vitest";
import { MovedError, type KeepChange } from "../../../api/dashboard";
import type { Keep } from "../../../api/dashboardSchemas";
import { CaseStore, Device } from "../../testing/caseStore";
import { foundOffice } from "../../testing/office";
import { KeepDesk } from "./keepDesk";
import { keepLines } from "./keepLines";

const office = await foundOffice(["Laras", "Bagas", "Nurul"]);
const keep: Keep = { eraseAfter: "2031-12-01", held: false, releaseOn: null, least: "2027-03-01", closed: "2028-12-01", most: "2036-12-01" };

/** A store with one case of all three, and what the server was asked about keeping it, each with the number of lines in its log then. */
async function oneCase() {
  const store = new CaseStore(office);
  const stored = await store.submit([0, 1, 2], "Satu");
  const asked: [KeepChange, number][] = [];
  const keepCase = async (access: string, change: KeepChange) => {
    await store.openCase(access);
    asked.push([change, stored.log.length]);
    return keep;
  };
  return { store, asked, keepCase };
}

it("writes who moved the day, or holds, before the server hears of it, and the other readers see it", async () => {
  const { store, asked, keepCase } = await oneCase();
  const mine = new Device(office, store, 0);
  const desk = new KeepDesk({ keepCase }, mine.desk);
  const { known } = await desk.look(await mine.only());
  await desk.release((await desk.hold((await desk.until(known, "2028-12-01")).known)).known);
  expect(asked).toEqual([[{}, 0], [{ until: "2028-12-01" }, 1], [{ hold: true }, 2], [{ hold: false }, 3]]);
  const theirs = await new Device(office, store, 1).only();
  expect(keepLines(theirs.log).map(({ by, act, day }) => [by, act, day])).toEqual([["anggota-0", "day", "2028-12-01"], ["anggota-0", "hold", null], ["anggota-0", "release", null]]);
});

it("goes on under a new key that came meanwhile", async () => {
  const { store, asked, keepCase } = await oneCase();
  const mine = new Device(office, store, 0);
  const before = await mine.only();
  const other = new Device(office, store, 1);
  await other.readers.exclude([await other.only()], ["anggota-2"], () => undefined);
  await expect(keepCase(before.access, {})).rejects.toBeInstanceOf(MovedError);
  const { known } = await new KeepDesk({ keepCase }, mine.desk).look(before);
  expect([known.access === before.access, known.open.readers, asked.length]).toEqual([false, ["anggota-0", "anggota-1"], 1]);
});

it("shows no line that names no day, and the newest four", () => {
  const line = (position: number, act: string, ref: string | null) => ({ position, by: "anggota-0", ts: position, act, ref });
  expect(keepLines([line(0, "keep.day", "besok"), line(1, "keep.day", null), line(2, "open", "x")])).toEqual([]);
  expect(keepLines(Array.from({ length: 6 }, (_, at) => line(at, "keep.hold", "x"))).map(({ position }) => position)).toEqual([2, 3, 4, 5]);
});

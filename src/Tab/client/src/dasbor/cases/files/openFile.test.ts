import { expect, it } from "vitest";
import { CaseStore, Device } from "../../testing/caseStore";
import { foundOffice } from "../../testing/office";
import { attachment } from "../export/testing/wholeCase";
import { openingsOf } from "./caseFiles";
import { openFile } from "./openFile";

const office = await foundOffice(["Laras", "Bagas", "Nurul"]);
const { about, locked } = await attachment("Tiga lembar contoh.");

async function caseWithFile() {
  const store = new CaseStore(office);
  const stored = await store.submit([0, 1], "Satu");
  await store.write(stored, { kind: "message", text: "Ini berkasnya.", att: [about] });
  store.files.set(about.id, locked);
  return { store, stored, laras: new Device(office, store, 0), bagas: new Device(office, store, 1) };
}

it("an opened file is in the case's log, signed, before any of it is asked for", async () => {
  const { stored, laras, bagas } = await caseWithFile();
  const linesAtFetch: number[] = [];
  const desk = { openFile: laras.desk.openFile.bind(laras.desk), file: (...asked: Parameters<typeof laras.desk.file>) => (linesAtFetch.push(stored.log.length), laras.desk.file(...asked)) };
  const { noted, content } = await openFile(desk, await laras.only(), about, () => undefined);
  expect([linesAtFetch, await content.text(), noted?.log.map(({ act, by, ref }) => [act, by, ref])]).toEqual([[1], "Tiga lembar contoh.", [["file.open", "anggota-0", about.id]]]);
  await openFile(laras.desk, await laras.only(), about, () => undefined);
  await openFile(bagas.desk, await bagas.only(), about, () => undefined);
  expect(openingsOf(await bagas.only(), about.id).map(({ by, position }) => [by, position])).toEqual([["anggota-0", 1], ["anggota-1", 2]]);
  expect(openingsOf(await bagas.only(), "another")).toEqual([]);
});

it("a log that cannot be written is told, and keeps nobody from reading", async () => {
  const { store, laras } = await caseWithFile();
  const known = await laras.only();
  store.postLog = () => Promise.reject(new Error("away"));
  const { noted, content } = await openFile(laras.desk, known, about, () => undefined);
  expect([noted, await content.text()]).toEqual([null, "Tiga lembar contoh."]);
});

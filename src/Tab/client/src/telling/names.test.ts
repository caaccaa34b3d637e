import { describe, expect, test } from "vitest";
import { findNames, fold, nameParts, oneSlip } from "./names";

const people = [
  { id: "bagas", name: "Drs. H. Bagas Wirawan, S.H., M.Si." },
  { id: "laras", name: "Laras Kinanti" },
  { id: "ratna", name: "Hj. Ratna Puspita, S.Sos" },
  { id: "cahyo", name: "Muhammad Cahyo" },
  { id: "arif", name: "Arief Yudhistira" },
  { id: "indah", name: "Indah Sari" },
  { id: "eko", name: "Eko Sulistyo" },
];
const found = (text: string) => findNames(text, people).map((p) => p.id);

describe("old and new spelling are one", () => {
  test.each([
    ["Soekarno", "Sukarno"], ["Djoko", "Joko"], ["Tjahjo", "Cahyo"], ["Arief", "Arif"], ["Widya", "Widia"], ["Njoman", "Nyoman"], ["Yudhistira", "Yudistira"], ["Sjahrir", "Syahrir"],
    ["Zaenal", "Zainal"], ["Rizky", "Riski"], ["Novi", "Nofi"], ["Moerdiono", "Murdiono"], ["Wirjawan", "Wiryawan"], ["Hasannah", "Hasanah"], ["Thamrin", "Tamrin"], ["Ānisa", "Anisa"],
  ])("%s, %s", (one, other) => expect(fold(one)).toBe(fold(other)));
});

test("A name is what is left without titles before and behind", () => {
  expect(nameParts("Drs. H. Bagas Wirawan, S.H., M.Si.")).toEqual(["bagas", "wirawan"]);
  expect(nameParts("Hj. Ratna Puspita S.Sos.")).toEqual(["ratna", "puspita"]);
  expect(nameParts("Moch. Cahyo")).toEqual(nameParts("Muhammad Cahyo"));
});

test.each([
  ["pak bagas memanggil saya", ["bagas"]], ["Bagas memanggil saya", ["bagas"]], ["oleh WIRAWAN sendiri", ["bagas"]], ["si Wirjawan itu", ["bagas"]], ["Pak Bagaz", ["bagas"]],
  ["bersama Bu Rattna", ["ratna"]], ["ibu Ratna Poespita", ["ratna"]], ["Hj. Ratna", ["ratna"]], ["Mbak Kinanty datang", ["laras"]], ["Bagasnya marah", ["bagas"]],
  ["Pak Tjahjo", ["cahyo"]], ["mohammad cahjo", ["cahyo"]], ["mas arif", ["arif"]], ["Yudistira", ["arif"]], ["pak B di ruang arsip", ["bagas"]], ["inisialnya B.W. saja", ["bagas"]],
  ["inisial LK", ["laras"]], ["bu L.", ["laras"]], ["pak eko", ["eko"]], ["Sulistio", ["eko"]], ["bertemu Indah", ["indah"]], ["mbak sari", ["indah"]], ["Pak Bagas dan bu Laras", ["bagas", "laras"]],
])("“%s” means %j", (text, ids) => expect(found(text)).toEqual(ids));

test.each([
  "", "Saya dipanggil ke ruang arsip setelah jam kerja.", "pemandangan indah di sari rasa", "Kejadiannya di KPU. WA saya dibaca.", "dia berkata keras-keras", "ekor kucing", "wartawan datang",
  "Indah sekali hari itu", "Ia menutup pintu. Saya takut.", "kantor dan kantin",
])("“%s” means nobody here", (text) => expect(found(text)).toEqual([]));

test("One slip of the finger, and no more", () => {
  for (const other of ["wirawan", "wirawn", "wirawwan", "wirawam", "wiarwan"]) expect(oneSlip("wirawan", other)).toBe(true);
  for (const other of ["wirwn", "warawam", "wirawanta"]) expect(oneSlip("wirawan", other)).toBe(false);
});

test("A long account is read at once", () => {
  const text = `${"Saya sudah lama bekerja di kantor ini dan tidak pernah bercerita. ".repeat(2_500)} Pak Bagas`;
  const began = performance.now();
  expect(found(text)).toEqual(["bagas"]);
  expect(performance.now() - began).toBeLessThan(1_500);
});

import { describe, expect, it } from "vitest";
import { badRowsCsv } from "./badRows";
import { findHead, isForbidden, type Columns } from "./columns";
import { decode } from "./decode";
import { readCsv } from "./readCsv";
import { hidesNumber, sift, type Sifted } from "./sift";
import { partRows, upload } from "./upload";
import type { WavesApi } from "../wavesApi";

const columns: Columns = { name: 0, area: 1, unit: 2, mailbox: 3 };
const quiet = () => undefined;
const cellsOf = async (text: string) => (await readCsv(text, quiet)).map(({ cells }) => cells);
async function siftText(text: string, twins = false): Promise<Sifted> {
  return await sift(await readCsv(text, quiet), columns, twins);
}

describe("a list as offices write it", () => {
  it.each([[";"], [","], ["\t"]])("is divided by %j", async (divider) => {
    const text = ["Nama", "Kecamatan", "Desa"].join(divider) + "\n" + ["Ayu", "Jati", "Mulya"].join(divider) + "\n";
    expect(await cellsOf(text)).toEqual([["Nama", "Kecamatan", "Desa"], ["Ayu", "Jati", "Mulya"]]);
  });

  it("is divided by semicolons although its names have more commas", async () => {
    expect(await cellsOf("DAFTAR, KPPS\n\nNama;Kecamatan\nAyu, S.Pd., M.M.;Jati\nBima, S.Pd., M.M.;Jati\nCitra;Jati\n")).toContainEqual(["Ayu, S.Pd., M.M.", "Jati"]);
  });

  it("is read as UTF-8, with or without a mark, as UTF-16 or as Windows-1252", () => {
    const text = "Nama;Desa\r\nAndré Ñuñez;Kali “Baru”\r\n";
    expect(decode(new TextEncoder().encode(text))).toBe(text);
    expect(decode(new TextEncoder().encode(`\ufeff${text}`))).toBe(text);
    expect(decode(new Uint8Array([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8])]))).toBe(text);
    // Node takes Windows-1252 for Latin-1, which has the same letters above 0xa0; a browser also knows its curly quotes.
    expect(decode(new Uint8Array([0x41, 0x6e, 0x64, 0x72, 0xe9, 0x20, 0xd1]))).toBe("André Ñ");
  });

  it.each([["\n"], ["\r\n"], ["\r"]])("has line breaks %j also inside quotes, and the numbers of its lines are those of an editor", async (end) => {
    const text = ["Nama;Desa", `"Ayu ""Yu"" Baskara";"Kali${end}Baru"`, "", "Bima;Jati"].join(end);
    const rows = await readCsv(text, quiet);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5]);
    expect(rows[1]?.cells[0]).toBe("Ayu \"Yu\" Baskara");
    expect(rows[1]?.cells[1]?.replace(/\s+/g, " ")).toBe("Kali Baru");
  });

  it("says where a quote stands open", async () => {
    const { people, bad } = await siftText("Ayu;Jati;Mulya;\n\"Bima;Jati;Mulya;\nCitra;Jati;Mulya;\n");
    expect(people.map(({ name }) => name)).toEqual(["Ayu"]);
    expect(bad.map(({ line, reason }) => [line, reason])).toEqual([[2, "torn"]]);
  });

  it("gives the page its turn while it is read", async () => {
    const text = Array.from({ length: 5000 }, (_, n) => `Orang ${n};Jati;Mulya;`).join("\n");
    let turns = 0;
    let reading = true;
    const others = (async () => { for (; reading; turns += 1) await new Promise((next) => { setImmediate(next); }); })();
    const shares: number[] = [];
    expect(await readCsv(text, (share) => shares.push(share))).toHaveLength(5000);
    reading = false;
    await others;
    expect(shares.length).toBe(10);
    expect(turns).toBeGreaterThan(5);
  });
});

describe("columns", () => {
  it.each([
    ["No;Nama Lengkap;NIK;No. HP;Kecamatan;Desa/Kelurahan;E-mail", { name: 1, area: 4, unit: 5, mailbox: 6 }],
    ["NAMA;NAMA KECAMATAN;NAMA DESA", { name: 0, area: 1, unit: 2, mailbox: -1 }],
    ["nama anggota,kec.,kel.,surel", { name: 0, area: 1, unit: 2, mailbox: 3 }],
    ["Nama Ibu;Nama;Kecamatan;TPS", { name: 1, area: 2, unit: -1, mailbox: -1 }],
    ["Alamat;Alamat Surel;Nama Petugas;Kecamatan;Desa", { name: 2, area: 3, unit: 4, mailbox: 1 }],
  ])("of %s are guessed", async (head, wanted) => {
    expect(findHead(await readCsv(`${head}\n`, quiet)).guess).toEqual(wanted);
  });

  it("are found below a title and empty lines", async () => {
    const rows = await readCsv("DAFTAR KPPS TERPILIH;;\n;;\nKABUPATEN TIRTAWANA;;\nNama;Kecamatan;Desa\nAyu;Jati;Mulya\n", quiet);
    const head = findHead(rows);
    expect(head.titles).toEqual(["Nama", "Kecamatan", "Desa"]);
    expect(rows.slice(head.row + 1).map(({ line }) => line)).toEqual([5]);
  });

  it("of numbers are never taken", () => {
    for (const title of ["NIK", "No. KTP", "Nomor HP", "no_telp", "Telepon", "WA", "WhatsApp", "NIP", "NPWP", "Tanggal Lahir", "Alamat", "No"]) expect([title, isForbidden(title)]).toEqual([title, true]);
    for (const title of ["Nama", "Desa", "Kecamatan", "Surel", "Alamat Surel", "Unit", "Wana"]) expect([title, isForbidden(title)]).toEqual([title, false]);
  });
});

describe("rows", () => {
  it("keep name, kecamatan, desa and mailbox, and nothing of any other column", async () => {
    const rows = await readCsv("3316012345678901;Ayu;0812-3456-7890;Jati;Mulya;ayu@x.example\n", quiet);
    const { people, bad } = await sift(rows, { name: 1, area: 3, unit: 4, mailbox: 5 }, false);
    expect(bad).toEqual([]);
    expect(people).toEqual([{ name: "Ayu", area: "Jati", unit: "Mulya", mailbox: "ayu@x.example" }]);
  });

  it.each([
    [";Jati;Mulya;", "name"],
    ["Ayu;;Mulya;", "area"],
    ["Ayu;Jati;Mulya;bukan surel", "mailbox"],
    ["Ayu 3316012345678901;Jati;Mulya;", "number"],
    ["Ayu;Jati;Mulya 0812-3456-7890;", "number"],
    ["Ayu;Jati;Mulya;081234567890@x.example", "number"],
    ["+62 812 3456 7890;Jati;Mulya;", "number"],
    [`${"A".repeat(121)};Jati;Mulya;`, "long"],
  ])("%s is set aside: %s", async (row, reason) => {
    const { people, bad } = await siftText(`Bima;Jati;Mulya;\n${row}\n`);
    expect(people).toHaveLength(1);
    expect(bad.map((found) => [found.line, found.reason])).toEqual([[2, reason]]);
  });

  it("know a TPS, a neighbourhood and a year from a telephone", () => {
    for (const text of ["TPS 012 RT 03/RW 05", "Ayu Baskara, S.Pd.", "Jati 2024-2029"]) expect([text, hidesNumber(text)]).toEqual([text, false]);
  });

  it("of the same person are told apart or put together as the person at the page says", async () => {
    const text = "Ayu;Jati;Mulya;\nAYU;JATI;mulya;\nAyu;Jati;Karang;\n";
    expect((await siftText(text)).bad).toEqual([{ line: 2, reason: "twice", as: 1, kept: { name: "AYU", area: "Jati", unit: "Mulya", mailbox: null } }]);
    expect((await siftText(text, true)).people).toHaveLength(3);
  });

  it("call one kecamatan by one name", async () => {
    const { people } = await siftText("Ayu;Kecamatan Jati;Desa Mulya;-\nBima;JATI;mulya;\nCitra;Kec. Jati;;\n");
    expect(people.map(({ area, unit, mailbox }) => [area, unit, mailbox])).toEqual([["Jati", "Mulya", null], ["Jati", "Mulya", null], ["Jati", "Jati", null]]);
  });

  it("that stayed behind come back as a list that a table program only shows", async () => {
    const { bad } = await siftText("=1+1;;Mulya;\n");
    const csv = badRowsCsv(bad, ["baris", "alasan", "nama", "kecamatan", "desa", "surel"], ({ reason }) => `alasan ${reason}`);
    expect(await cellsOf(csv.slice(1))).toEqual([["baris", "alasan", "nama", "kecamatan", "desa", "surel"], ["1", "alasan area", "'=1+1", "", "Mulya", ""]]);
  });
});

describe("sending", () => {
  const people = Array.from({ length: partRows * 2 + 3 }, (_, n) => ({ name: `Orang ${n}`, area: "Jati", unit: "Mulya", mailbox: null }));

  /** A server that keeps parts, and dies before the part that it is told. */
  function server() {
    const parts = new Map<string, Map<number, number>>();
    const done = new Set<string>();
    const told = { diesAt: -1, sent: 0 };
    const api = {
      beginImport: async (id: string) => { if (!parts.has(id)) parts.set(id, new Map()); return { done: done.has(id), received: [...parts.get(id)!.keys()] }; },
      sendPart: async (id: string, part: number, rows: readonly unknown[]) => { if (part === told.diesAt) throw new Error("away"); told.sent += 1; parts.get(id)!.set(part, rows.length); return null; },
      commitImport: async (id: string) => { done.add(id); return null; },
    } as unknown as WavesApi;
    return { api, told, parts, done };
  }

  it("goes on after a break where it was, under the same id, in whatever order the file stands then", async () => {
    const { api, told, parts, done } = server();
    told.diesAt = 2;
    await expect(upload(api, "KPPS", people, 0, 0, quiet)).rejects.toThrow("away");
    expect([done.size, told.sent]).toEqual([0, 2]);
    told.diesAt = -1;
    const shares: number[] = [];
    const { id, already } = await upload(api, "KPPS", [...people].reverse(), 0, 0, (share) => shares.push(share));
    expect([already, told.sent, [...parts.keys()]]).toEqual([false, 3, [id]]);
    expect([...parts.get(id)!.values()].reduce((sum, rows) => sum + rows, 0)).toBe(people.length);
    expect(shares.at(-1)).toBe(1);
  });

  it("notices a list that is there, unless one more is wanted", async () => {
    const { api } = server();
    const first = await upload(api, "KPPS", people, 0, 0, quiet);
    expect(await upload(api, "Nama lain", people, 0, 0, quiet)).toEqual({ id: first.id, already: true });
    expect((await upload(api, "KPPS", people, 0, 1, quiet)).already).toBe(false);
    expect((await upload(api, "KPPS", people.slice(1), 0, 0, quiet)).id).not.toBe(first.id);
  });
});

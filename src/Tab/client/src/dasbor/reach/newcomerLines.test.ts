import { describe, expect, it } from "vitest";
import { readCsv } from "../waves/import/readCsv";
import { dayTyped, linesOfTable, newcomersOf } from "./newcomerLines";

describe("newcomers as somebody types them", () => {
  it("have name, unit and a first day, or the day of the form", () => {
    expect(newcomersOf("Ayu Baskara; Umum; 1/9/2026\n\n Bima \nCitra\tHukum\t2026-10-05\n", "2026-11-22")).toEqual({
      people: [{ name: "Ayu Baskara", unit: "Umum", startsOn: "2026-09-01" }, { name: "Bima", unit: "", startsOn: "2026-11-22" }, { name: "Citra", unit: "Hukum", startsOn: "2026-10-05" }],
      bad: [],
    });
  });

  it("are told back when a day is none, or a number of a person hides in them", () => {
    const { people, bad } = newcomersOf("Ayu; Umum; kemarin\nBima 3316012345678901; Umum\n; Umum\nCitra; Umum; 31/02/2026", "2026-11-22");
    expect(people).toEqual([]);
    expect(bad).toHaveLength(4);
  });

  it.each([["2026-09-01", "2026-09-01"], ["1.9.2026", "2026-09-01"], ["01-09-2026", "2026-09-01"], ["9/31/2026", null], ["", null], ["1 September 2026", null]])("reads the day %s", (text, day) => {
    expect(dayTyped(text)).toBe(day);
  });
});

describe("a table of newcomers", () => {
  const lines = async (text: string) => linesOfTable(await readCsv(text, () => undefined));

  it("leaves everything but name, unit and first day behind", async () => {
    expect(await lines("DAFTAR MAGANG\nNo;Nama Lengkap;NIK;Unit Kerja;No. HP;TMT\n1;Ayu Baskara;3316012345678901;Umum;081234567890;1/9/2026\n2;Bima;3316;;0812;\n;;;;;\n"))
      .toBe("Ayu Baskara; Umum; 1/9/2026\nBima");
  });

  it("is not guessed when no column is called a name", async () => {
    expect(await lines("Ayu;Umum\nBima;Hukum\n")).toBeNull();
  });
});

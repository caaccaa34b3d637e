import { expect, it } from "vitest";
import { caseWords } from "./caseWords";

it("asks about words that may belong to a case", () => {
  for (const text of ["Membahas terlapor dari subbagian umum", "Kronologi disampaikan", "laporan bu Wening", "Korban bernama S", "kode 12345 67890 12345 67890 12345", "pelecehan oleh staf"]) expect([text, caseWords(text)]).toEqual([text, expect.any(String)]);
});

it("leaves the ordinary words of a meeting alone", () => {
  for (const text of ["Alur rujukan dan hak korban", "Laporan pelaksanaan kegiatan triwulan", "Jumlah kasus tidak dibahas", "UU Nomor 12 Tahun 2022", "(0296) 531234", "Pencegahan pelecehan di tempat kerja"]) expect([text, caseWords(text)]).toEqual([text, null]);
});

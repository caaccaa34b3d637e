import { describe, expect, it } from "vitest";
import id from "../../../locales/id.json";
import type { Text } from "../../../page/i18n";
import { flat } from "./flat";
import { onPaper, type Line, type OnPaper } from "./lines";

const text: Text = (key, values = {}) => Object.entries(values).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, String(value)), id[key]);
const say = { t: text, language: "id", name: (one: string) => `Nama ${one}` };
const at = "2026-11-22T02:00Z";
const hash = "q".repeat(43);
const file = { id: "i".repeat(22), fk: "f".repeat(43), log2: 20, name: "Foto rapat.jpg", type: "image/jpeg", size: 530_000, sha256: hash };
const all = (paper: OnPaper) => JSON.stringify(paper);
const lines = (of: Line[]) => of.map(({ label, value }) => `${label}: ${value}`);

/** Everything that a report can say today (docs/sealing.md 8), with two fields that this page does not know. */
const whole = {
  kind: "report", via: "room", text: "Cerita karangan.", language: "id", lookOn: "2026-11-25", releaseOn: "2026-12-06", wish: "refer", about: "other", knows: "willing",
  other: { name: "Wening", reach: "0813" }, needs: ["medical", "entah"], officer: { sex: "P", language: "Jawa", disability: "kursi roda" }, notTell: "Atasan", selfharm: true, name: "Sekar",
  contact: { choice: "channel", channel: "WhatsApp", address: "0812", hours: "malam", mayLeaveMessage: false, sandi: "melati" },
  consent: [{ id: "store", version: "2", notice: "3", given: true, at }, { id: "baru", version: 1, given: false, at: "kemarin" }, "rusak"],
  att: [{ ...file, keterangan: "dari HP lama" }, { name: "tanpa kunci" }], release: { to: ["w1"], slots: "rahasia" }, masaDepan: { satu: [1, 2], dua: [{ tiga: null }] },
};

describe("a body on paper", () => {
  it("is every field of a report, in words, with its consents and files", () => {
    const paper = onPaper(say, whole);
    expect(paper.text).toBe("Cerita karangan.");
    expect(lines(paper.facts)).toEqual([
      "Ditulis lewat: Ruang aman", "Bahasa: id", "Hari melihat lagi: Rabu, 25 November 2026", "Satgas Provinsi boleh membaca bila tidak dijawab sampai: Minggu, 6 Desember 2026",
      "Yang diinginkan: Dirujuk ke lembaga layanan", "Tentang siapa: Orang lain", "Orang itu tahu dan bersedia: Tahu dan bersedia", "Nama orang itu: Wening", "Cara menghubungi orang itu: 0813",
      "Yang diperlukan: Pertolongan medis, entah", "Lebih nyaman dengan: Petugas perempuan", "Bahasa petugas: Jawa", "Bantuan yang diperlukan: kursi roda", "Yang tidak boleh tahu: Atasan",
      "Ingin petugas tahu bahwa ia terpikir menyakiti diri: Ya", "Nama yang diberikan terbuka: Sekar", "Cara menghubungi: Lewat cara di bawah ini", "Lewat: WhatsApp", "Nomor atau alamat: 0812",
      "Waktu yang aman: malam", "Meninggalkan pesan: Jangan tinggalkan pesan", "Boleh membaca bila tidak dijawab: Nama w1",
    ]);
    expect(lines(paper.consents)).toEqual([
      "Disimpan terkunci: Setuju, Minggu, 22 November 2026, 09.00 WIB. Versi kalimat 2. Pemberitahuan privasi versi 3.", "baru: Belum setuju, kemarin. Versi kalimat 1.",
    ]);
    expect(lines(paper.files)).toEqual([`Foto rapat.jpg: image/jpeg, 530 KB (530000 byte). SHA-256 (base64url): ${hash}. Berkas dalam paket: files/${file.id}.jt1f`]);
  });

  it("says of what this page has no words for that it is there", () => {
    const { rest } = onPaper(say, whole);
    expect(lines(rest)).toEqual(["contact.sandi: melati", "masaDepan.satu: [1,2]", "masaDepan.dua[0].tiga: null", "consent[2]: rusak", "att[0].keterangan: dari HP lama", "att[1].name: tanpa kunci"]);
    expect(lines(onPaper(say, ["apa", 1]).rest)).toEqual(["0: apa", "1: 1"]);
    expect(lines(onPaper(say, "kalimat").rest)).toEqual(["value: kalimat"]);
    expect(lines(onPaper(say, { kind: "message", text: { isi: "x" }, consent: {} }).rest)).toEqual(["text.isi: x", "consent[0]: {}"]);
  });

  it("holds no key of a file, and nothing of a share", () => {
    expect(all(onPaper(say, whole))).not.toContain(file.fk);
    expect(onPaper(say, { kind: "name.yes", ask: "x", w: { e: "a", c: "b" } })).toEqual({ text: null, facts: [], consents: [], files: [], rest: [] });
  });

  it("is what people decide and answer, in words", () => {
    const consent = { id: "refer/lbh", version: "1", notice: "2", given: true, at };
    const refer = onPaper(say, { kind: "refer", provider: "lbh", name: "LBH Tirta", need: "legal", way: "letter", fields: ["account", "needs"], companion: true, duty: "police-3x24", consent });
    expect(lines(refer.facts)).toEqual(["Kode lembaga: lbh", "Lembaga layanan: LBH Tirta", "Keperluan: Bantuan hukum", "Cara: Surat rujukan", "Keterangan yang boleh diteruskan: cerita, yang diperlukan", "Ingin ditemani: Ya", "Kewajiban lapor 3x24 jam: Dijelaskan sebelum persetujuan"]);
    expect(lines(refer.consents)[0]).toContain("rujukan ke lbh: Setuju");
    const told = [
      { kind: "withdraw", stop: ["use", "share"], erase: true, at }, { kind: "agree-close", agree: "silence", until: "2026-12-01" },
      { kind: "answer", text: "Baik.", status: "initialResponse", next: "Mencari tempat", lookOn: "2026-11-25", question: "Kapan?", agreed: { how: "met", on: "2026-11-24" } },
      { kind: "correction", of: "contact", contact: { choice: "none" }, at }, { kind: "referral", provider: "lbh", name: "LBH", step: "sent", on: "2026-11-24", text: "Diserahkan." },
      { kind: "opened", with: "m2", reason: "Hadir", at: 1_795_312_800 },
    ].map((body) => onPaper(say, body));
    expect(told.flatMap(({ rest }) => rest)).toEqual([]);
    expect(told.map(({ facts }) => lines(facts).join(" | "))).toEqual([
      "Yang dihentikan: Pemakaian, Penerusan | Minta dihapus: Ya | Waktu: Minggu, 22 November 2026, 09.00 WIB", "Setuju ditutup: Setelah masa diam yang disepakati | Sampai: Selasa, 1 Desember 2026",
      "Keadaan: Penanganan awal | Langkah berikutnya: Mencari tempat | Hari melihat lagi: Rabu, 25 November 2026 | Pertanyaan: Kapan? | Persetujuan penutupan: Saat bertemu | Disetujui pada: Selasa, 24 November 2026",
      "Yang diubah: Cara menghubungi | Cara menghubungi: Jangan dihubungi. Jawab hanya lewat pesan di sini. | Waktu: Minggu, 22 November 2026, 09.00 WIB",
      "Kode lembaga: lbh | Lembaga layanan: LBH | Kelanjutannya: Rujukan dikirim | Tanggal: Selasa, 24 November 2026", "Bersama: Nama m2 | Alasan: Hadir | Waktu: Minggu, 22 November 2026, 09.00 WIB",
    ]);
  });

  it("is who wrote a report down for somebody, and how", () => {
    const { facts, rest } = onPaper(say, { kind: "report", via: "member", written: { by: "m2", channel: "phone", readBack: true, consentAt: at, receipt: "refused", sig: "s", baru: 1 } });
    expect(lines(facts)).toEqual([
      "Ditulis lewat: Petugas, untuk orang ini", "Dituliskan oleh: Nama m2", "Disampaikan lewat: telepon", "Dibacakan kembali: Ya", "Persetujuan lisan: Minggu, 22 November 2026, 09.00 WIB", "Kode laporan: Tidak dibawa",
    ]);
    expect(lines(rest)).toEqual(["written.baru: 1"]);
  });

  it("loses no value, whatever it is", () => {
    const values = flat({ a: [{ b: [] }], c: {}, d: [1, "x"], e: false }, "").map(({ path, value }) => `${path}=${JSON.stringify(value)}`);
    expect(values).toEqual(["a[0].b=[]", "c={}", `d=[1,"x"]`, "e=false"]);
  });
});

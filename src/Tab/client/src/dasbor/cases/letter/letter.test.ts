import { describe, expect, it } from "vitest";
import { CaseStore, Device, type Stored } from "../../testing/caseStore";
import { foundOffice } from "../../testing/office";
import { nameAsks } from "../name/nameState";
import { Withdrawn } from "../person/sharing";
import type { Block, Letter } from "./letter";
import { LetterDesk } from "./letterDesk";
import { at, refer, say, settings, story } from "./testing/agreed";

const office = await foundOffice(["Laras", "Bagas", "Nurul"]);
const contact = { kind: "correction", of: "contact", contact: { choice: "channel", channel: "WhatsApp", address: "0812-000", hours: "malam", mayLeaveMessage: false }, at };

async function oneCase(identity?: { name: string }) {
  const store = new CaseStore(office);
  const stored = await store.submit([0, 1], story, [], identity === undefined ? {} : { identity });
  const device = (place: number) => new Device(office, store, place);
  const laras = device(0);
  const letters = new LetterDesk(laras.desk, laras.names, laras.memberId, () => office.directory, settings, say, () => "2026-11-23");
  const write = async (provider = "lbh") => letters.write(await laras.only(), provider, "K7Q2");
  return { store, stored, device, laras, write };
}
const said = async (store: CaseStore, stored: Stored, ...bodies: unknown[]) => { for (const body of bodies) await store.write(stored, body); };
const rows = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "facts" ? block.rows.map(([label, value]) => `${label}: ${value}`) : []));
const whole = (letter: Letter) => JSON.stringify(letter);

describe("a referral letter", () => {
  it("holds what was ticked, field by field, and nothing of the rest", async () => {
    const { store, stored, write } = await oneCase();
    await said(store, stored, contact, { kind: "correction", of: "account", text: "Tambahan karangan." }, refer(["account", "contact", "needs"]));
    const { letter, nameMissing } = await write();
    expect([letter.to, letter.head, letter.placeAndDay, nameMissing]).toEqual([["Yth.", "Pimpinan LBH Tirta & Rekan", "Jalan Karangan 12, Tirtawana"], settings.lines, "Tirtawana, 23 November 2026", false]);
    expect(letter.about).toEqual([["Nomor", ""], ["Sifat", "Rahasia"], ["Lampiran", "–"], ["Hal", "Rujukan layanan"]]);
    expect(rows(letter.body)).toEqual(["Kode laporan: K7Q2", "Cara menghubungi: WhatsApp, 0812-000", "Waktu yang aman: malam", "Meninggalkan pesan: Jangan tinggalkan pesan", "Yang diperlukan: Bantuan hukum", "Pendamping: Orang ini ingin ditemani petugas kami"]);
    expect(letter.body.filter(({ kind }) => kind === "words")).toEqual([{ kind: "words", text: story }, { kind: "words", text: "Tambahan karangan." }]);
    expect(whole(letter)).toContain("22 November 2026, 09.00 WIB, untuk keterangan: kata-katanya sendiri, cara menghubungi, yang diperlukan");
    expect(whole(letter)).toContain("3x24 jam");

    const only = async (fields: string[], more = {}) => { await said(store, stored, refer(fields, { companion: false, ...more })); return (await write()).letter; };
    const bare = await only(["needs"], { duty: "" });
    expect(rows(bare.body)).toEqual(["Kode laporan: K7Q2", "Cara menghubungi: Lewat petugas kami. Mohon tidak mencari orang ini sendiri.", "Yang diperlukan: Bantuan hukum"]);
    for (const secret of ["karangan", "0812", "malam", "3x24"]) expect(whole({ ...bare, to: [] })).not.toContain(secret);
    expect(whole(await only(["account"]))).not.toContain("Bantuan hukum");
  });

  it("gives no way of contact that was taken back since", async () => {
    const { store, stored, write } = await oneCase();
    await said(store, stored, contact, refer(["contact"]), { kind: "consent", consent: [{ id: "contact", version: "1", given: false, at }] });
    expect(rows((await write()).letter.body)[1]).toContain("Lewat petugas kami");
  });

  it("is in the case's log before it is there, with the consent that it rests on", async () => {
    const { store, stored, write, laras } = await oneCase();
    await said(store, stored, refer(["needs"]));
    await write();
    const known = await laras.only();
    expect(known.log).toMatchObject([{ act: "letter.made", by: "anggota-0", ref: known.head.hash }]);
    store.postLog = () => Promise.reject(new Error("away"));
    await expect(write()).rejects.toThrow("away");
  });

  it("is not made without that consent: another way, another service, taken back, or the report withdrawn", async () => {
    for (const after of [
      [refer(["account"], { way: "warm" })], [refer(["account"], { way: "unnamed", fields: [] })], [],
      [refer(["account"]), { kind: "consent", consent: [{ id: "refer/lbh", version: "1", given: false, at }] }], [refer(["account"]), { kind: "withdraw", stop: ["share"], erase: false, at }],
    ]) {
      const { store, stored, write } = await oneCase();
      await said(store, stored, ...after);
      await expect(write()).rejects.toThrow(Withdrawn);
      expect(stored.log).toEqual([]);
    }
  });

  it("has the name that the person wrote later, and none after its consent was taken back", async () => {
    const { store, stored, write } = await oneCase();
    await said(store, stored, { kind: "correction", of: "name", name: "Wening Larasati", at }, refer(["name"]));
    expect(rows((await write()).letter.body)[1]).toBe("Nama: Wening Larasati");
    await said(store, stored, { kind: "consent", consent: [{ id: "name", version: "1", given: false, at }] });
    const after = await write();
    expect([after.nameMissing, whole(after.letter).includes("Wening"), rows(after.letter.body).some((row) => row.startsWith("Nama"))]).toEqual([false, false, false]);
  });

  it("has the name where the person let it go along and two opened it; else a line to write on", async () => {
    const { store, stored, write, laras, device } = await oneCase({ name: "Wening Larasati" });
    await said(store, stored, refer(["name"]));
    const first = await write();
    expect([first.nameMissing, rows(first.letter.body)[1]]).toEqual([true, "Nama: "]);
    const [ask] = await nameAsks(await laras.names.ask(await laras.only(), "Untuk surat rujukan."));
    if (ask === undefined) throw new Error("not asked");
    await device(1).names.approve(await device(1).only(), ask);
    const second = await write();
    expect([second.nameMissing, rows(second.letter.body)[1]]).toEqual([false, "Nama: Wening Larasati"]);
    await said(store, stored, refer(["needs"]));
    expect(whole((await write()).letter)).not.toContain("Wening");
  });
});

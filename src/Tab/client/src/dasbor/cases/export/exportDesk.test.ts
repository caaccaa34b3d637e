import { describe, expect, it } from "vitest";
import { sealLogEntry, type Unlocked } from "../../../sealing";
import { CaseStore, Device } from "../../testing/caseStore";
import { foundedAnew, foundedAt, foundOffice } from "../../testing/office";
import { CaseDesk } from "../caseDesk";
import { NameDesk } from "../name/nameDesk";
import { nameAsks } from "../name/nameState";
import { ExportDesk } from "./exportDesk";
import { attachment } from "./testing/wholeCase";
import { requestLivesSeconds } from "./twoSignatures";

const office = await foundOffice(["Laras", "Bagas", "Nurul"]);
let store: CaseStore;

/** A store with one case that all three read. */
async function oneCase(): Promise<void> {
  store = new CaseStore(office);
  await store.submit([0, 1, 2], "Satu");
}

const unlocked = (at: number) => office.members[at]?.unlocked as Unlocked;
const only = (at: number) => new Device(office, store, at).only();
const exporter = (at: number, now = foundedAt) => {
  const desk = new CaseDesk(store, unlocked(at), () => office.directory, () => now * 1000);
  return new ExportDesk({ directory: async () => ({ genesis: office.genesis, chain: office.chain, past: [] }) }, desk, new NameDesk(unlocked(at), desk, () => office.directory, () => now * 1000), `anggota-${at}`, "tirtawana", () => office.directory, () => now);
};
const noNames = { envelope: () => Promise.reject(new Error("no name here")) };
const acts = async () => (await only(0)).log.map((line) => `${line.by} ${line.act}`);
const standing = async (at: number) => exporter(at).standing(await only(at));

describe("an export by two", () => {
  it("goes out once a second reader agreed, and is written down before it does", async () => {
    await oneCase();
    const asked = await exporter(0).request(await only(0), false);
    const request = (await exporter(0).standing(asked))?.request.hash ?? "";
    await expect(exporter(0).build(await only(0), "")).rejects.toThrow("export-standing");
    await exporter(1).approve(await only(1), request, false);
    const { built } = await exporter(0).build(asked, "");
    await exporter(0).made(asked, built);
    expect(await acts()).toEqual(["anggota-0 export.request", "anggota-1 export.approve", "anggota-0 export.made"]);
    expect((await only(1)).log.at(-1)?.ref).toBe(built.manifestHash);
    expect((await standing(2))?.made).toBe(true);
  });

  it("takes the case's files along as they lie, and names those that are not whole", async () => {
    await oneCase();
    const [whole, gone, spoilt] = await Promise.all(["Tiga lembar contoh.", "Satu lembar.", "Dua lembar."].map(attachment));
    if (whole === undefined || gone === undefined || spoilt === undefined) throw new Error("no files");
    const [stored] = store.stored;
    if (stored !== undefined) await store.write(stored, { kind: "message", text: "Ini berkasnya.", att: [whole.about, { ...gone.about, name: "hilang.pdf" }, { ...spoilt.about, name: "berubah.pdf" }] });
    store.files.set(whole.about.id, whole.locked);
    store.files.set(spoilt.about.id, spoilt.locked.map((byte, at) => (at === 60 ? byte ^ 1 : byte)));
    const asked = await exporter(0).request(await only(0), false);
    await exporter(1).approve(await only(1), (await standing(0))?.request.hash ?? "", false);
    const { built, missing } = await exporter(0).build(asked, "");
    const zip = Buffer.from(built.zip);
    expect([zip.includes(`files/${whole.about.id}.jt1f`), zip.includes(Buffer.from(whole.locked)), zip.includes(`files/${gone.about.id}.jt1f`)]).toEqual([true, true, false]);
    expect(missing).toEqual(["hilang.pdf", "berubah.pdf"]);
  });

  it("is nobody's alone: not the asker's to agree to, not the agreeing one's to take out, not a stranger's", async () => {
    await oneCase();
    await exporter(0).request(await only(0), false);
    const request = (await standing(0))?.request.hash ?? "";
    await exporter(0).approve(await only(0), request, false);
    expect(await acts()).toEqual(["anggota-0 export.request"]);
    // A page of the asker's own that writes the line all the same: the others' pages do not count it.
    const known = await only(0);
    await store.postLog(known.access, 1, await sealLogEntry(known.open, known.logHead, { ts: foundedAt, act: "export.approve", ref: request }));
    expect((await standing(1))?.approve).toBeNull();
    await exporter(1).approve(await only(1), request, false);
    await expect(exporter(1).build(await only(1), "")).rejects.toThrow("export-standing");
    await expect(exporter(2).build(await only(2), "")).rejects.toThrow("export-standing");
  });

  it("ends when any reader says so, when it was taken out, and after two weeks", async () => {
    await oneCase();
    await exporter(0).request(await only(0), false);
    await exporter(2).withdraw(await only(2), (await standing(2))?.request.hash ?? "");
    expect(await standing(0)).toBeNull();
    await exporter(0).request(await only(0), false);
    const later = exporter(0, foundedAt + requestLivesSeconds + 1);
    expect(await later.standing(await only(0))).toBeNull();
  });

  it("is asked for once when two ask at the same time, and agreed to once", async () => {
    await oneCase();
    const [a, b] = [await only(0), await only(1)];
    await exporter(0).request(a, false);
    await exporter(1).request(b, false);
    const request = (await standing(2))?.request.hash ?? "";
    const [c, d] = [await only(1), await only(2)];
    await exporter(1).approve(c, request, false);
    await exporter(2).approve(d, request, false);
    expect(await acts()).toEqual(["anggota-0 export.request", "anggota-1 export.approve"]);
  });

  it("does not go out over a list that is not the one this page verified", async () => {
    await oneCase();
    await exporter(0).request(await only(0), false);
    await exporter(1).approve(await only(1), (await standing(1))?.request.hash ?? "", false);
    const other = await foundOffice(["Laras", "Bagas", "Nurul"]);
    const desk = new CaseDesk(store, unlocked(0), () => office.directory, () => foundedAt * 1000);
    const lied = new ExportDesk({ directory: async () => ({ genesis: other.genesis, chain: other.chain, past: [] }) }, desk, noNames, "anggota-0", "tirtawana", () => office.directory, () => foundedAt);
    await expect(lied.build(await only(0), "")).rejects.toThrow("directory-genesis");
  });

  it("takes the list of before along when the team was founded anew, and takes no other for it; who did not go on agrees to nothing", async () => {
    const former = await foundOffice(["Laras", "Bagas", "Nurul", "Ratna"]);
    const anew = await foundedAnew(former, [0, 1, 3]);
    const served = { genesis: anew.genesis, chain: anew.chain, past: [{ genesis: former.genesis, chain: former.chain }] };
    store = new CaseStore(former);
    await store.submit([0, 1, 2], "Satu");
    const known = (at: number) => new Device(anew, store, at).only();
    const desk = (at: number, answer: typeof served = served) => {
      const cases = new CaseDesk(store, anew.members[at]?.unlocked as Unlocked, () => anew.directory, () => foundedAt * 1000);
      return new ExportDesk({ directory: async () => answer }, cases, noNames, `anggota-${at}`, "tirtawana", () => anew.directory, () => foundedAt);
    };
    await desk(0).request(await known(0), false);
    const request = (await desk(0).standing(await known(0)))?.request.hash ?? "";
    const left = await new Device(former, store, 2).only();
    await store.postLog(left.access, 1, await sealLogEntry(left.open, left.logHead, { ts: foundedAt, act: "export.approve", ref: request }));
    await expect(desk(0).build(await known(0), "")).rejects.toThrow("export-standing");
    await desk(1).approve(await known(1), request, false);
    await expect(desk(0, { ...served, past: [] }).build(await known(0), "")).rejects.toThrow("directory-chain");
    const { built } = await desk(0).build(await known(0), "");
    expect(new TextDecoder().decode(built.zip)).toContain(`"past":[{"genesis":"${former.genesis}"`);
  });

  it("takes the name along when both chose it, and only what was opened by two", async () => {
    store = new CaseStore(office);
    await store.submit([0, 1, 2], "Satu", [], { identity: { name: "Wening Larasati" } });
    const names = (at: number) => new Device(office, store, at).names;
    expect(await exporter(0).mayTakeName(await only(0))).toBe(false);
    const asked = await names(0).ask(await only(0), "Untuk surat perlindungan.");
    expect(await exporter(0).mayTakeName(asked)).toBe(false);
    const [ask] = await nameAsks(asked);
    if (ask === undefined) throw new Error("not asked");
    await names(1).approve(await only(1), ask);
    expect(await exporter(0).mayTakeName(await only(0))).toBe(true);
    expect(await exporter(1).mayTakeName(await only(1))).toBe(false);

    const taken = async (first: boolean, second: boolean) => {
      await exporter(0).request(await only(0), first);
      await exporter(1).approve(await only(1), (await standing(1))?.request.hash ?? "", second);
      const { built } = await exporter(0).build(await only(0), "");
      await exporter(2).withdraw(await only(2), (await standing(2))?.request.hash ?? "");
      expect(new TextDecoder().decode(built.zip).includes(`"ik":null`)).toBe(built.name === null);
      return built.name?.written ?? null;
    };
    expect(await taken(true, false)).toBeNull();
    expect(await taken(false, true)).toBeNull();
    expect(await taken(true, true)).toEqual({ name: "Wening Larasati" });
  });
});

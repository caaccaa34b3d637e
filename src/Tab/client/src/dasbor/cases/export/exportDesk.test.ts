import { describe, expect, it } from "vitest";
import { sealLogEntry } from "../../../sealing";
import { CaseStore, Device } from "../../testing/caseStore";
import { foundedAt, foundOffice, type Office } from "../../testing/office";
import { CaseDesk } from "../caseDesk";
import { ExportDesk } from "./exportDesk";
import { requestLivesSeconds } from "./twoSignatures";

const office = await foundOffice(["Laras", "Bagas", "Nurul"]);
let store: CaseStore;

/** A store with one case that all three read. */
async function oneCase(): Promise<void> {
  store = new CaseStore(office);
  await store.submit([0, 1, 2], "Satu");
}

const unlocked = (at: number) => office.members[at]?.unlocked as Office["members"][number]["unlocked"];
const only = (at: number) => new Device(office, store, at).only();
const exporter = (at: number, now = foundedAt) => {
  const desk = new CaseDesk(store, unlocked(at), () => office.directory, () => now * 1000);
  return new ExportDesk({ directory: async () => ({ genesis: office.genesis, chain: office.chain }) }, desk, `anggota-${at}`, "tirtawana", () => now);
};
const acts = async () => (await only(0)).log.map((line) => `${line.by} ${line.act}`);
const standing = async (at: number) => exporter(at).standing(await only(at));

describe("an export by two", () => {
  it("goes out once a second reader agreed, and is written down before it does", async () => {
    await oneCase();
    const asked = await exporter(0).request(await only(0));
    const request = (await exporter(0).standing(asked))?.request.hash ?? "";
    await expect(exporter(0).build(await only(0), office.directory, "")).rejects.toThrow("export-standing");
    await exporter(1).approve(await only(1), request);
    const { built } = await exporter(0).build(asked, office.directory, "");
    await exporter(0).made(asked, built);
    expect(await acts()).toEqual(["anggota-0 export.request", "anggota-1 export.approve", "anggota-0 export.made"]);
    expect((await only(1)).log.at(-1)?.ref).toBe(built.manifestHash);
    expect((await standing(2))?.made).toBe(true);
  });

  it("is nobody's alone: not the asker's to agree to, not the agreeing one's to take out, not a stranger's", async () => {
    await oneCase();
    await exporter(0).request(await only(0));
    const request = (await standing(0))?.request.hash ?? "";
    await exporter(0).approve(await only(0), request);
    expect(await acts()).toEqual(["anggota-0 export.request"]);
    // A page of the asker's own that writes the line all the same: the others' pages do not count it.
    const known = await only(0);
    await store.postLog(known.access, 1, await sealLogEntry(known.open, known.logHead, { ts: foundedAt, act: "export.approve", ref: request }));
    expect((await standing(1))?.approve).toBeNull();
    await exporter(1).approve(await only(1), request);
    await expect(exporter(1).build(await only(1), office.directory, "")).rejects.toThrow("export-standing");
    await expect(exporter(2).build(await only(2), office.directory, "")).rejects.toThrow("export-standing");
  });

  it("ends when any reader says so, when it was taken out, and after two weeks", async () => {
    await oneCase();
    await exporter(0).request(await only(0));
    await exporter(2).withdraw(await only(2), (await standing(2))?.request.hash ?? "");
    expect(await standing(0)).toBeNull();
    await exporter(0).request(await only(0));
    const later = exporter(0, foundedAt + requestLivesSeconds + 1);
    expect(await later.standing(await only(0))).toBeNull();
  });

  it("is asked for once when two ask at the same time, and agreed to once", async () => {
    await oneCase();
    const [a, b] = [await only(0), await only(1)];
    await exporter(0).request(a);
    await exporter(1).request(b);
    const request = (await standing(2))?.request.hash ?? "";
    const [c, d] = [await only(1), await only(2)];
    await exporter(1).approve(c, request);
    await exporter(2).approve(d, request);
    expect(await acts()).toEqual(["anggota-0 export.request", "anggota-1 export.approve"]);
  });

  it("does not go out over a list that is not the one this page verified", async () => {
    await oneCase();
    await exporter(0).request(await only(0));
    await exporter(1).approve(await only(1), (await standing(1))?.request.hash ?? "");
    const other = await foundOffice(["Laras", "Bagas", "Nurul"]);
    const desk = new CaseDesk(store, unlocked(0), () => office.directory, () => foundedAt * 1000);
    const lied = new ExportDesk({ directory: async () => ({ genesis: other.genesis, chain: other.chain }) }, desk, "anggota-0", "tirtawana", () => foundedAt);
    await expect(lied.build(await only(0), office.directory, "")).rejects.toThrow("directory-genesis");
  });
});

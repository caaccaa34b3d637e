import { describe, expect, it } from "vitest";
import { nextDirectoryEntry, releaseOf, rotate, sealReport, signDirectory, siteSalt, verifyDirectory } from "../../sealing";
import { generateKeys, publicKeysOf } from "../../sealing/keys";
import { LATE_SLOTS } from "../../sealing/late";
import { slotsHash } from "../../sealing/slots";
import { CaseStore, Device, officeId, type Stored } from "../testing/caseStore";
import { foundedAt, foundOffice, type Office } from "../testing/office";

const TRUSTEE = 3;

/** Three members and, signed by two of them and by herself, somebody outside the office. */
async function officeWithTrustee(): Promise<Office> {
  const office = await foundOffice(["Ratna", "Bagas", "Laras"]);
  const keys = await generateKeys();
  const [id, name, post] = ["wali-1", "Sekar Ayu", "Satgas Provinsi"];
  const pub = await publicKeysOf(keys);
  const unlocked = { id, keys, masterKey: new Uint8Array(32) };
  const { members } = office.directory.entry;
  const e = nextDirectoryEntry(office.directory, [...members, { id, ...pub, st: "active", role: "trustee", who: { name, post, sex: "P" } }], foundedAt + 1);
  const signers = [...office.members.slice(0, 2).map((one) => one.unlocked), unlocked];
  const chain = [...office.chain, { e, sigs: await Promise.all(signers.map(async (me) => ({ by: me.id, sig: await signDirectory(e, me) }))) }];
  const directory = await verifyDirectory(chain, office.genesis, foundedAt + 2);
  return { ...office, members: [...office.members, { me: { id, name, post, ...pub }, unlocked }], chain, directory };
}

const office = await officeWithTrustee();
const answer = { text: "Kami sudah membaca.", status: "initialResponse" as const, next: "Kami hubungi Anda", lookOn: "2026-12-01" };

async function delayed(): Promise<{ store: CaseStore; stored: Stored }> {
  const store = new CaseStore(office);
  return { store, stored: await store.submit([0, 1], "Belum dijawab", [2], { late: ["wali-1"] }) };
}

describe("A trustee who is let in because nobody answered", () => {
  it("sees nothing before, then reads and answers; the others see it and nothing strange", async () => {
    const { store, stored } = await delayed();
    const trustee = new Device(office, store, TRUSTEE);
    expect((await trustee.look()).remembered.size).toBe(0);
    stored.isDue = true;
    const known = await trustee.desk.open(await trustee.only());
    expect(known.open.readers).toEqual(["anggota-0", "anggota-1"]);
    expect((await trustee.desk.answer(known, answer)).outcome).toBe("sent");
    const seen = await new Device(office, store, 0).only();
    expect(seen.items.map(({ by }) => by)).toEqual(["wali-1"]);
    expect(seen.log.map(({ by, act }) => [by, act])).toEqual([["wali-1", "open"]]);
    expect(seen.strange).toBe(0);
  });

  it("is nobody else: who was left out, and a trustee whom the person did not name, find nothing in the same slots", async () => {
    const { store, stored } = await delayed();
    stored.isDue = true;
    expect((await new Device(office, store, 2).look()).remembered.size).toBe(0);
    const other = await store.submit([0, 1], "Tanpa wali");
    other.isDue = true;
    expect([...(await new Device(office, store, TRUSTEE).look()).remembered.keys()]).toHaveLength(1);
  });

  it("holds the slots against what the person signed", async () => {
    const { store, stored } = await delayed();
    stored.isDue = true;
    stored.late = [...stored.late].reverse();
    expect(await new Device(office, store, TRUSTEE).look()).toMatchObject({ troubles: [{ doubt: "readers-unsigned" }] });
  });

  it("goes on in the next key, whether she read before or not, unless a reader took her out", async () => {
    for (const readsBefore of [true, false]) {
      const { store, stored } = await delayed();
      const trustee = new Device(office, store, TRUSTEE);
      stored.isDue = true;
      if (readsBefore) await trustee.only();
      const ratna = new Device(office, store, 0);
      await ratna.readers.exclude([await ratna.of(stored)], ["anggota-1"], () => undefined);
      const known = await trustee.of(stored);
      expect(known.open.epoch).toBe(1);
      expect((await trustee.desk.answer(known, answer)).outcome).toBe("sent");
    }
    const { store, stored } = await delayed();
    stored.isDue = true;
    const ratna = new Device(office, store, 0);
    const [given] = await ratna.readers.give([await ratna.of(stored)], "wali-1", () => undefined);
    if (given?.known === null || given === undefined) throw new Error("the case was lost");
    await ratna.readers.exclude([given.known], ["wali-1"], () => undefined);
    const book = await new Device(office, store, TRUSTEE).look();
    expect(book.cases.size + book.remembered.size).toBe(0);
  });

  it("changes no readers: her set is signed by nobody who may", async () => {
    const { store, stored } = await delayed();
    const trustee = new Device(office, store, TRUSTEE);
    stored.isDue = true;
    const { open, access } = await trustee.only();
    const next = await rotate(open, office.directory, ["wali-1"]);
    await store.postEpoch(access, next.close, open.sets.rev, next.epoch, next.late);
    expect((await new Device(office, store, 0).look()).cases.size).toBe(0);
  });
});

describe("Late slots", () => {
  it("are always two of one size, whether somebody is let in or not", async () => {
    const store = new CaseStore(office);
    const shapes = [];
    for (const late of [undefined, [], ["wali-1"]]) {
      const stored = await store.submit([0, 1], "Sama", [], late === undefined ? {} : { late });
      shapes.push(stored.late.map(({ e, c }) => [e.length, c.length]));
    }
    expect(shapes[0]).toHaveLength(LATE_SLOTS);
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
  });

  it("are named in the body, or said to be for nobody", async () => {
    const seal = async (late: string[]) => {
      const made = await sealReport({ directory: office.directory, to: ["anggota-0", "anggota-1"], exclude: [], late, body: { text: "x" }, siteSalt: await siteSalt(officeId) });
      const store = new CaseStore(office);
      await store.handOver("", made);
      return { made, body: (await new Device(office, store, 0).only()).open.payload.body };
    };
    const some = await seal(["wali-1"]);
    expect(releaseOf(some.body)).toEqual({ to: ["wali-1"], slots: await slotsHash(some.made.late) });
    expect((await seal([])).body).toEqual({ text: "x", release: null });
  });

  it("let in a trustee alone, who neither reads anyway nor was left out, and never where two are needed", async () => {
    const seal = async (late: string[], more: { to?: string[]; exclude?: string[]; dual?: boolean } = {}) =>
      sealReport({ directory: office.directory, to: ["anggota-0", "anggota-1"], exclude: [], late, body: {}, siteSalt: new Uint8Array(16), ...more });
    await expect(seal(["anggota-2"])).rejects.toThrow("late-readers");
    await expect(seal(["wali-1"], { to: ["anggota-0", "wali-1"] })).rejects.toThrow("late-readers");
    await expect(seal(["wali-1"], { exclude: ["wali-1"] })).rejects.toThrow("late-readers");
    await expect(seal(["wali-1", "wali-1"])).rejects.toThrow("late-readers");
    await expect(seal(["wali-1"], { dual: true })).rejects.toThrow("two-needed");
  });
});

import { describe, expect, it } from "vitest";
import { ApiError } from "../../api/dashboard";
import { enrol, findKey, newRecoveryCode, unlock, type SealedObject, type Unlocked } from "../../sealing";
import { CaseStore } from "../testing/caseStore";
import { foundOffice } from "../testing/office";
import { countSealedBefore, noMemory } from "./memory";
import { MemoryStore } from "./memoryStore";

const office = await foundOffice(["Laras", "Bagas", "Nurul"]);
const fresh = await unlock(await enrol("anggota-0", "enam kata baru untuk mencoba ini", newRecoveryCode().bytes), { passphrase: "enam kata baru untuk mencoba ini" });
const old = memberAt(0);
const carried: Unlocked = { ...fresh, before: old };
const mark = { read: () => 0, write: () => undefined };

function memberAt(at: number): Unlocked {
  const member = office.members[at];
  if (member === undefined) throw new Error("nobody");
  return member.unlocked;
}

/** The server's one memory of this member. */
function cacheOf() {
  let kept: { rev: number; object: SealedObject | null } = { rev: 0, object: null };
  return {
    cache: async () => kept,
    saveCache: async (rev: number, object: SealedObject) => {
      if (rev !== kept.rev + 1) throw new ApiError("conflict", 409);
      kept = { rev, object };
      return null;
    },
  };
}

describe("keys that took the place of others", () => {
  it("open what was sealed to the ones before, while these are carried along", async () => {
    const { sealed: { kh, slots } } = await new CaseStore(office).submit([0, 1], "Cerita karangan.");
    expect((await findKey(carried, { kh, slots }))?.kind).toBe("key");
    expect(await findKey(fresh, { kh, slots })).toBeNull();
    expect(await findKey({ ...memberAt(2), before: fresh }, { kh, slots })).toBeNull();
  });

  it("take over the memory, and keep it under themselves from then on", async () => {
    const server = cacheOf();
    const before = new MemoryStore(server, old, "kunci-lama", mark);
    before.update((memory) => memory.tried.add("abcdefgh"));
    await before.save();

    const after = new MemoryStore(server, carried, "kunci-lama", mark);
    await after.load();
    expect([...after.current.tried]).toEqual(["abcdefgh"]);
    await after.save();
    const alone = new MemoryStore(server, fresh, "kunci-lama", mark);
    await alone.load();
    expect([...alone.current.tried]).toEqual(["abcdefgh"]);
    await expect(new MemoryStore(server, old, "kunci-lama", mark).load()).rejects.toThrow();
  });

  it("know which cases are still sealed to the ones before", () => {
    const kem = office.members[0]?.me.kem ?? "";
    const memory = noMemory(kem);
    const seen = { ck: "", epoch: 0, dual: false, dir: { n: 0, h: office.directory.hashes[0] ?? "" }, sealed: 0, rev: 0, h: "", n: 0, to: [], thread: { seq: 0, hash: "" }, log: null, counts: { sets: 0, messages: 0, log: 0 }, standing: { status: "received" as const, next: null, lookOn: null, due: null } };
    memory.cases.set("satu", seen);
    expect([countSealedBefore(memory, office.directory, "anggota-0", kem), countSealedBefore(memory, office.directory, "anggota-0", "kunci-baru")]).toEqual([0, 1]);
    // A list that was seen since says nothing about the keys that the slots stand under; slots of a list that this page does not know count.
    memory.cases.set("satu", { ...seen, n: 9 });
    expect(countSealedBefore(memory, office.directory, "anggota-0", kem)).toBe(0);
    memory.cases.set("dua", { ...seen, sealed: 9 });
    expect(countSealedBefore(memory, office.directory, "anggota-0", kem)).toBe(1);
  });
});

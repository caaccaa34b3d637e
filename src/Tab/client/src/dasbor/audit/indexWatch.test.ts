import { describe, expect, it } from "vitest";
import { addTried, noMemory } from "../cases/memory";
import { CaseStore, Device } from "../testing/caseStore";
import { foundOffice } from "../testing/office";
import { readCaseHeader } from "../../sealing/case-key";
import { IndexWatch } from "./indexWatch";

const office = await foundOffice(["Laras", "Bagas", "Nurul"]);

async function watched() {
  const store = new CaseStore(office);
  await store.submit([0, 1], "Satu");
  await store.submit([1, 2], "Dua");
  const told: string[] = [];
  const days = ["2026-11-22"];
  const api = {
    datedIndex: async () => ({ entries: await store.index(), day: days.at(-1) ?? "" }),
    indexSeen: async (day: string) => { told.push(day); },
  };
  return { store, told, days, watch: new IndexWatch(api) };
}

describe("what a page tells of the index, which forgets", () => {
  it("is its day, once, when all was opened or tried", async () => {
    const { store, told, days, watch } = await watched();
    const laras = new Device(office, store, 0);
    await watch.index();
    await laras.look();
    await watch.takenIn(laras.memory.current);
    await watch.takenIn(laras.memory.current);
    expect(told).toEqual(["2026-11-22"]);
    days.push("2026-11-23");
    await watch.index();
    await watch.takenIn(laras.memory.current);
    expect(told).toEqual(["2026-11-22", "2026-11-23"]);
  });

  it("is nothing while an entry is left over: one that failed, or a share that waits for a second member", async () => {
    const { store, told, watch } = await watched();
    const memory = noMemory("kem");
    const [first] = await watch.index();
    addTried(memory, readCaseHeader(first?.kh ?? "").case);
    await watch.takenIn(memory);
    expect([told, store.stored.length]).toEqual([[], 2]);
  });

  it("is nothing before the index was read", async () => {
    const { told, watch } = await watched();
    await watch.takenIn(noMemory("kem"));
    expect(told).toEqual([]);
  });
});

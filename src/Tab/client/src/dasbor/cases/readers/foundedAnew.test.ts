import { describe, expect, it } from "vitest";
import { grant, readThread, rotate } from "../../../sealing";
import { CaseStore, Device } from "../../testing/caseStore";
import { foundedAnew, foundOffice } from "../../testing/office";

/** A case from before the team was founded anew: Laras and Bagas go on, Nurul does not, Ratna is new. */
const before = await foundOffice(["Laras Kinanti", "Bagas Wirawan", "Nurul Hasanah", "Ratna Puspita"]);
const after = await foundedAnew(before, [0, 1, 3]);
const none = () => undefined;
const id = (at: number) => `anggota-${at}`;

async function world() {
  const store = new CaseStore(before);
  const stored = await store.submit([0, 1, 2], "Cerita dari tim yang lama.");
  const [laras, nurul] = [new Device(before, store, 0), new Device(before, store, 2)];
  await Promise.all([laras.look(), nurul.look()]);
  return { store, stored, laras, nurul };
}

describe("a case sealed under a list that has ended", () => {
  it("is read on, gets a new key before somebody is added, and leaves behind who did not go on", async () => {
    const { store, stored, nurul } = await world();
    const laras = new Device(after, store, 0);
    const [given] = await laras.readers.give([await laras.only()], id(3), none);
    expect(given?.known?.open.readers).toEqual([id(0), id(1), id(3)]);
    expect(given?.known?.open.header.dir.h).toBe(after.directory.hash);

    const ratna = new Device(after, store, 3);
    const known = await ratna.only();
    expect(known.open.payload.body).toMatchObject({ text: "Cerita dari tim yang lama." });
    await ratna.desk.answer(known, { text: "Baik.", status: "initialResponse", next: "Bertemu", lookOn: "2026-11-25" });
    const reporter = await store.asReporter(stored, after.directory);
    expect((await readThread(reporter, stored.messages, after.directory)).items).toMatchObject([{ by: id(3) }]);
    expect((await new Device(after, store, 1).only()).items).toHaveLength(1);
    expect((await nurul.look()).troubles).toMatchObject([{ doubt: "left-out", by: id(0) }]);
  });

  it("takes no change under the old list from somebody who did not go on, once it was seen that the list ended", async () => {
    const { store, stored, nurul } = await world();
    const { open, access } = await nurul.only();
    const laras = new Device(after, store, 0);
    await laras.look();
    const late = await grant(open, before.directory, [id(0), id(2)]);
    await store.postSet(access, 0, late.set, late.slots);
    expect((await laras.look()).troubles).toMatchObject([{ doubt: "readers-unsigned" }]);
    stored.sets.pop();
    stored.slots = stored.sealed.slots;

    const next = await rotate(open, before.directory, [id(0), id(2)]);
    const { epoch } = next;
    await store.postEpoch(access, next.close, 0, epoch, next.late);
    expect((await laras.look()).troubles).toMatchObject([{ doubt: "epoch-unsigned" }]);
  });

  it("adds nobody without a new key, and is not closed by somebody who has other keys since", async () => {
    const { store } = await world();
    const { open } = await new Device(after, store, 0).only();
    await expect(grant(open, after.directory, [id(0), id(1), id(3)])).rejects.toThrow("directory-ended");
    const renewed = structuredClone({ ...after.directory, past: [] });
    for (const member of renewed.entry.members) member.sig = renewed.entry.members.find(({ id: other }) => other !== member.id)?.sig ?? "";
    await expect(rotate(open, { ...renewed, past: after.directory.past ?? [] }, [id(0), id(1)])).rejects.toThrow("not-active");
  });

  it("never goes back to it", async () => {
    const { store } = await world();
    const laras = new Device(after, store, 0);
    const [renewed] = await laras.readers.renew([await laras.only()], none);
    const known = renewed?.known;
    if (known == null) throw new Error("not renewed");
    const back = await rotate(known.open, before.directory, [id(0), id(1)]).catch((fault: unknown) => fault);
    expect(back).toMatchObject({ reason: "directory-unknown" });
  });
});

import { describe, expect, it } from "vitest";
import { ApiError } from "../../../api/dashboard";
import { findKey, openAsMember, readThread, rotate, sealHandover, sealReceiptRequest, sealShares, siteSalt, verifyDirectory, type OpenCase } from "../../../sealing";
import { CaseStore, Device, officeId } from "../../testing/caseStore";
import { foundedAt, foundOffice, grown, type Office } from "../../testing/office";
import { withoutPerson } from "../../team/nextList";
import type { KnownCase } from "../caseBook";
import { waitingReceipts } from "../readers/freshReceipts";
import { isHeld } from "../readers/standing";
import { canBeOpened, isDue, mineOf } from "./pairs";

/** Real keys. Nobody opens the case alone; 0, 1 and 2 hold shares of it, 3 and 4 do not. */
const office = await foundOffice(["Laras Kinanti", "Bagas Wirawan", "Nurul Hasanah", "Ratna Puspita", "Dimas Satria"]);
const id = (at: number) => `anggota-${at}`;
const none = () => undefined;
const need = <T>(value: T | null | undefined): T => {
  if (value === undefined || value === null) throw new Error("nothing there");
  return value;
};

/** The office after this member left it, by two signatures. */
async function without(before: Office, at: number, signers: number[]): Promise<Office> {
  const chain = await grown(before, withoutPerson(before.directory, id(at), foundedAt + 60), signers);
  return { ...before, chain, directory: await verifyDirectory(chain, before.genesis, foundedAt + 60) };
}
const withoutBagas = await without(office, 1, [0, 2]);

async function world(to = [0, 1, 2]) {
  const store = new CaseStore(office);
  const stored = await store.submit(to, "Rahasia berdua", [], { dual: true });
  const device = (at: number, more: { office?: Office; api?: CaseStore } = {}) => new Device(more.office ?? office, store, at, more.api);
  const lying = (lie: Partial<CaseStore>): CaseStore => Object.assign(Object.create(store) as CaseStore, lie);
  for (const at of to) await device(at).look();
  return { store, stored, device, lying };
}

/** One asks, the other agrees, the first opens it. */
async function together(one: Device, other: Device, reason = "Alasan"): Promise<KnownCase> {
  await one.pairs.ask(await one.pair(), reason);
  const request = need((await other.pair()).requests.filter(({ opened }) => opened.reason === reason).at(-1));
  await other.pairs.answer(request, "release");
  const pair = await one.pair();
  return one.take(await one.pairs.open(pair, need(mineOf(pair, one.memberId))));
}

describe("another holder of a case that two open together", () => {
  it("gets a share and reads with a second one; nobody reads alone with it, and who gave it goes on reading", async () => {
    const { store, stored, device } = await world();
    const [laras, bagas, ratna] = [device(0), device(1), device(3)];
    const [given] = await laras.readers.give([await together(laras, bagas)], id(3), none);
    const known = await laras.take(need(given?.known));
    expect([known.open.dual, known.open.epoch, known.open.readers]).toEqual([true, 1, [0, 1, 2, 3].map(id)]);
    expect([(await laras.look()).pairs.get(known.id)?.isOpen, (await laras.look()).troubles]).toEqual([true, []]);

    const book = await ratna.look();
    expect([book.cases.size, book.remembered.size, book.troubles, [...book.pairs.keys()]]).toEqual([0, 0, [], [known.id]]);
    const hers = await together(ratna, bagas, "Baru bergabung");
    expect([hers.open.payload.body, hers.open.steps.map(({ by, into }) => [by, into])]).toMatchObject([{ text: "Rahasia berdua" }, [[id(0), [id(3)]]]]);
    const reporter = await readThread(await store.asReporter(stored), stored.messages, office.directory);
    expect(reporter.items.map(({ by, body }) => [by, (body as { with: string }).with])).toEqual([[id(0), id(1)], [id(3), id(1)]]);
    expect(new Set(store.stored.map(({ sealed }) => JSON.stringify(sealed).length)).size).toBe(1);
  });

  it("is not added by one who holds a share alone, nor by one who was left out, nor by handing over the whole key", async () => {
    const { store, stored, device } = await world();
    const [laras, bagas, nurul] = [device(0), device(1), device(2)];
    const known = await together(laras, bagas);
    const share = await findKey(need(office.members[1]).unlocked, stored.sealed);
    await expect(openAsMember(need(office.members[1]).unlocked, need(share), stored.sealed, office.directory)).rejects.toThrow("two-needed");
    // Laras's page refuses to hand the key to anybody, and the pages of those who hold a share refuse it from any page.
    await expect(sealHandover(need(office.members[0]).unlocked, office.directory, [id(2)], [known.open], await siteSalt(officeId))).rejects.toThrow("two-needed");
    const lax: OpenCase = { ...known.open, dual: false };
    await store.handOver("", await sealHandover(need(office.members[0]).unlocked, office.directory, [id(2), id(3)], [lax], await siteSalt(officeId)));
    const book = await nurul.look();
    expect([book.cases.size, book.troubles]).toEqual([0, [{ caseId: known.id, doubt: "dual-handed", by: id(0) }]]);
    expect((await device(3).look()).remembered.size).toBe(0);

    const his = await together(bagas, laras, "Bagas");
    const [changed] = await laras.readers.exclude([known], [id(1)], none);
    await laras.take(need(changed?.known));
    await expect(bagas.readers.give([his], id(4), none)).rejects.toThrow("left out");
    expect((await laras.only()).open.readers).toEqual([id(0), id(2)]);
  });

  it("cannot make one person enough: a key that opens it for each alone is refused by who knew it as a case of two", async () => {
    const { store, device } = await world();
    const [laras, bagas, nurul] = [device(0), device(1), device(2)];
    const known = await together(laras, bagas);
    await together(nurul, bagas, "Juga");
    const { epoch, close, late } = await rotate(known.open, office.directory, [0, 1, 2].map(id), { dual: false });
    await store.postEpoch(known.access, close, 0, epoch, late);
    const book = await nurul.look();
    expect([book.cases.size, book.remembered.size, book.troubles.map(({ doubt }) => doubt)]).toEqual([0, 0, ["dual-ended"]]);
  });
});

describe("a holder who goes", () => {
  it("is left out of the new key when one who opened it makes one; the others open it together again", async () => {
    const { device } = await world();
    const [laras, nurul] = [device(0), device(2)];
    await together(nurul, device(1), "Nurul");
    await together(laras, device(1));
    const after = { laras: device(0, { office: withoutBagas }), nurul: device(2, { office: withoutBagas }), bagas: device(1) };
    const [renewed] = await after.laras.readers.renew([await after.laras.only()], none);
    expect(need(renewed?.known).open.readers).toEqual([id(0), id(2)]);
    await after.laras.take(need(renewed?.known));

    const book = await after.nurul.look();
    expect([book.cases.size, book.remembered.size, book.troubles, [...book.pairs.values()].map(({ again, isOpen, departed }) => [again, isOpen, departed])])
      .toEqual([0, 0, [], [[true, false, []]]]);
    const hers = await together(after.nurul, after.laras, "Lagi");
    expect([hers.open.epoch, hers.items.length]).toEqual([1, 3]);
    // Who left holds a share of the old key alone; a request with it is answered by nobody.
    await after.bagas.pairs.ask(await after.bagas.pair(), "Masih ingin membaca");
    expect((await after.laras.pair()).requests.map(({ opened }) => opened.reason)).toEqual(["Lagi"]);
  });

  it("is told where nobody opened the case yet: two of those who stay open it first, then it gets a new key", async () => {
    const { device } = await world();
    const [laras, nurul] = [device(0, { office: withoutBagas }), device(2, { office: withoutBagas })];
    const pair = await laras.pair();
    expect([pair.departed, canBeOpened(pair), isDue(pair, id(0)), isHeld({ holders: [id(0), id(2)] }, withoutBagas.directory, true)]).toEqual([[id(1)], true, true, true]);
    const known = await together(laras, nurul);
    const [renewed] = await laras.readers.renew([known], none);
    expect(need(renewed?.known).open.readers).toEqual([id(0), id(2)]);
    expect((await nurul.pair()).departed).toEqual([]);
  });

  it("leaves a case that nobody opens when one holder alone stays: it is said, and nothing is asked in vain", async () => {
    const { device } = await world([0, 1]);
    const laras = device(0, { office: withoutBagas });
    const pair = await laras.pair();
    expect([canBeOpened(pair), isDue(pair, id(0)), isHeld({ holders: [id(0)] }, withoutBagas.directory, true)]).toEqual([false, false, false]);
    await expect(laras.pairs.ask(pair, "Alasan")).rejects.toThrow("too-few-readers");
  });

  it("leaves one who has opened it as the only holder: a new key needs a second one first", async () => {
    const { device } = await world([0, 1]);
    await together(device(0), device(1));
    const laras = device(0, { office: withoutBagas });
    await expect(laras.readers.renew([await laras.only()], none)).rejects.toThrow("two-needed");
    const [given] = await laras.readers.give([await laras.only()], id(3), none);
    expect(need(given?.known).open.readers).toEqual([id(0), id(3)]);
    expect((await device(3, { office: withoutBagas }).pair()).holders).toEqual([id(0), id(3)]);
  });

  it("by a hand-over leaves in one step, without a reason, and asks and is given nothing after it", async () => {
    const { device } = await world();
    const [laras, bagas, ratna] = [device(0), device(1), device(3)];
    const changed = await laras.readers.recuse(await together(laras, bagas), id(3));
    expect(changed.known).toBeNull();
    const book = await laras.look();
    expect([book.cases.size, book.remembered.size, book.pairs.size, book.troubles]).toEqual([0, 0, 0, []]);
    const hers = await together(ratna, bagas, "Menggantikan");
    expect([hers.open.readers, hers.open.steps.at(-1)]).toMatchObject([[1, 2, 3].map(id), { by: id(0), out: [id(0)], into: [id(3)] }]);
    expect((await device(0).look()).pairs.size).toBe(0);
  });

  it("by later exclusion is told by whom if she had opened it, and sees the case no more", async () => {
    const { device } = await world();
    const [laras, bagas, nurul] = [device(0), device(1), device(2)];
    await together(bagas, nurul, "Bagas");
    await laras.readers.exclude([await together(laras, nurul)], [id(1)], none);
    const left = await bagas.look();
    expect([left.cases.size, left.pairs.size, left.troubles]).toEqual([0, 0, [{ caseId: expect.any(String), doubt: "left-out", by: id(0) }]]);
  });
});

describe("a lost receipt", () => {
  it("is replaced by two who have opened the case; it stays dual, and the new code opens it", async () => {
    const { store, stored, device } = await world();
    const [laras, bagas] = [device(0), device(1)];
    const known = await together(laras, bagas);
    await together(bagas, laras, "Bagas");
    const made = await sealReceiptRequest(office.directory, [id(0), id(1)], known.id, await siteSalt(officeId));
    await store.handOver("", made);
    await bagas.desk.vouch(await bagas.of(stored), need((await bagas.look()).asked[0]));
    const seen = await laras.of(stored);
    const [first] = need(waitingReceipts(seen, (await laras.look()).asked)[0]).vouches;
    const { known: replaced } = await laras.readers.replaceReceipt(seen, need(first).vouch, need(first).by);
    expect([need(replaced).open.dual, need(replaced).open.receiptChanges]).toEqual([true, [{ epoch: 1, by: [id(0), id(1)] }]]);
    expect((await store.asReporter({ ...stored, receipt: made.receipt })).payload.body).toMatchObject({ text: "Rahasia berdua" });
    const pair = await bagas.pair();
    expect([pair.again, pair.holders]).toEqual([true, [0, 1, 2].map(id)]);
  });
});

describe("what may go wrong on the way", () => {
  it("a lost acknowledgement loses no key: the page goes on reading, and each holder is told once", async () => {
    const { store, device, lying } = await world();
    let lost = 1;
    const deaf = lying({
      postEpoch: async (...posted: Parameters<CaseStore["postEpoch"]>) => {
        await store.postEpoch(...posted);
        if (lost-- > 0) throw new ApiError("away", 0);
      },
    });
    const laras = device(0, { api: deaf });
    const known = await together(laras, device(1));
    const entries = store.stored.length;
    const [given] = await laras.readers.give([known], id(3), none);
    expect([need(given?.known).open.epoch, store.stored.length - entries, laras.memory.current.telling.size]).toEqual([1, 1, 0]);
  });

  it("a page that ends before the holders were told tells them at the next visit", async () => {
    const { store, device, lying } = await world();
    const mute = lying({ handOver: () => Promise.reject(new ApiError("away", 0)) });
    const known = await together(device(0), device(1));
    const laras = device(0, { api: mute });
    await laras.look();
    await laras.readers.give([known], id(3), none);
    expect((await device(3).look()).pairs.size).toBe(0);
    const entries = store.stored.length;
    await device(0).look();
    await device(0).look();
    expect([store.stored.length - entries, (await device(3).look()).pairs.size]).toEqual([1, 1]);
  });

  it("two who change its readers at once: one key stands, and the other page is told that it has to be opened again", async () => {
    const { device } = await world();
    const [laras, bagas, nurul] = [device(0), device(1), device(2)];
    const [a, b] = [await together(laras, nurul, "Satu"), await together(bagas, nurul, "Dua")];
    const done = await Promise.allSettled([laras.readers.give([a], id(3), none), bagas.readers.give([b], id(4), none)]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = need(done.find((one) => one.status === "rejected"));
    expect(refused.reason).toMatchObject({ name: "SharedAnew" });
    const newcomer = done[0].status === "fulfilled" ? 3 : 4;
    for (const at of [0, 1, 2, newcomer]) expect((await device(at).pair()).holders).toEqual([0, 1, 2, newcomer].map(id));
  });

  it("a new key that a holder made up is dropped once two have tried it, and one by somebody else is told and not taken", async () => {
    const { store, stored, device } = await world();
    const [laras, bagas, nurul] = [device(0), device(1), device(2)];
    const known = await together(laras, bagas);
    const salt = await siteSalt(officeId);
    const made = await rotate(known.open, office.directory, [0, 1, 2].map(id));
    const tell = async (by: number) => store.handOver("", await sealShares(need(office.members[by]).unlocked, office.directory, [0, 1, 2].map(id), made.epoch, salt));
    await tell(3);
    expect((await nurul.look()).troubles).toEqual([{ caseId: known.id, doubt: "shares-forged", by: id(3) }]);
    expect((await nurul.pair()).front.kh).toBe(stored.sealed.kh);
    await tell(0);
    expect((await nurul.pair()).front.kh).toBe(made.epoch.kh);
    await expect(together(nurul, bagas, "Dengan kunci karangan")).rejects.toThrow("shares-forged");
    expect((await nurul.pair()).front.kh).toBe(stored.sealed.kh);
  });

  it("is not read with a server's older state once it was opened under a newer key", async () => {
    const { store, stored, device, lying } = await world();
    const [laras, bagas] = [device(0), device(1)];
    const [given] = await laras.readers.give([await together(laras, bagas)], id(3), none);
    await laras.take(need(given?.known));
    const old = lying({
      openCase: async (access) => {
        const bodies = await store.openCase(access);
        return bodies.sealed === stored.sealed ? { ...bodies, epochs: [], slots: stored.sealed.slots } : bodies;
      },
      caseHeads: () => Promise.resolve({ sets: 0, messages: 0, log: 0 }),
    });
    expect((await device(0, { api: old }).look()).troubles.map(({ doubt }) => doubt)).toEqual(["readers-old"]);
  });
});

import { describe, expect, it } from "vitest";
import { ApiError } from "../../../api/dashboard";
import { answerRequest, readThread, type SealedObject } from "../../../sealing";
import { sealCase } from "../../../sealing/report-seal";
import { signPayload } from "../../../sealing/signature";
import { hashOf } from "../../../sealing/derive";
import { siteSalt } from "../../../sealing";
import { CaseStore, Device, officeId, type Stored } from "../../testing/caseStore";
import { foundOffice } from "../../testing/office";
import { isDue, mineOf, stateOf, type Pair } from "./pairs";

/** Real keys, and a store that may lie. Nobody opens the case alone; 0, 1 and 2 hold shares of it, 3 and 4 do not. */
const office = await foundOffice(["Laras Kinanti", "Bagas Wirawan", "Nurul Hasanah", "Ratna Puspita", "Dimas Satria"]);
const id = (at: number) => `anggota-${at}`;
const need = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error("nothing there");
  return value;
};

async function world(to = [0, 1, 2]) {
  const store = new CaseStore(office);
  const stored = await store.submit(to, "Rahasia berdua", [], { dual: true });
  const device = (at: number, api?: CaseStore) => new Device(office, store, at, api);
  /** A store that answers as the real one does but for this. */
  const lying = (lie: Partial<CaseStore>): CaseStore => Object.assign(Object.create(store) as CaseStore, lie);
  return { store, stored, device, lying, request: () => need(store.stored.at(-1)) };
}
const mine = (pair: Pair, at: number) => need(mineOf(pair, id(at)));
const theirs = (pair: Pair) => need(pair.requests[0]);
const spoilt = (object: SealedObject): SealedObject => ({ ...object, c: (object.c.startsWith("A") ? "B" : "A") + object.c.slice(1) });
const sizes = ({ sealed }: Stored) => JSON.stringify(sealed).length;

describe("a case that two open together", () => {
  it("opens for nobody alone, and is told to those who hold a share of it and to nobody else", async () => {
    const { device } = await world();
    const book = await device(0).look();
    expect([book.cases.size, book.remembered.size, book.troubles, book.pairs.size]).toEqual([0, 0, [], 1]);
    expect((await device(0).pair()).holders).toEqual([id(0), id(1), id(2)]);
    expect((await device(3).look()).pairs.size).toBe(0);
  });

  it("is asked for with a reason, released by another, opened by the one who asked, and the reporter is told before anybody reads", async () => {
    const { store, stored, device } = await world();
    const [laras, bagas] = [device(0), device(1)];
    await laras.pairs.ask(await laras.pair(), "Sudah tiga hari.");
    expect(stateOf(mine(await laras.pair(), 0))).toBe("waiting");
    const asked = theirs(await bagas.pair());
    expect([asked.opened.requester, asked.opened.reason, stateOf(asked)]).toEqual([id(0), "Sudah tiga hari.", "waiting"]);
    await bagas.pairs.answer(asked, "release");
    expect([stateOf(theirs(await bagas.pair())), (await bagas.look()).cases.size]).toEqual(["released", 0]);

    const pair = await laras.pair();
    const known = await laras.pairs.open(pair, mine(pair, 0));
    expect([known.open.dual, known.open.payload.body]).toMatchObject([true, { text: "Rahasia berdua" }]);
    const reporter = await readThread(await store.asReporter(stored), stored.messages, office.directory);
    expect(reporter.items).toMatchObject([{ by: id(0), body: { kind: "opened", with: id(1), reason: "Sudah tiga hari." } }]);
    await laras.pairs.open(pair, mine(pair, 0));
    expect(stored.messages).toHaveLength(1);
    expect((await device(3).look()).pairs.size).toBe(0);
  });

  it("is not read when the reporter cannot be told", async () => {
    const { device, lying, stored } = await world([0, 1]);
    const [laras, bagas] = [device(0), device(1)];
    await laras.pairs.ask(await laras.pair(), "Alasan");
    await bagas.pairs.answer(theirs(await bagas.pair()), "release");
    const mute = new Device(office, lying({}) , 0, lying({ postMessage: () => Promise.reject(new ApiError("store-away", 503)) }));
    const pair = await mute.pair();
    await expect(mute.pairs.open(pair, mine(pair, 0))).rejects.toThrow("store-away");
    expect(stored.messages).toHaveLength(0);
  });

  it("is found again by a new page when the index has forgotten it, and by a second device", async () => {
    const { store, device, lying } = await world();
    const laras = device(0);
    await laras.pairs.ask(await laras.pair(), "Alasan");
    await laras.look();
    const forgetful = device(0, lying({ index: async () => [] }));
    expect(stateOf(mine(await forgetful.pair(), 0))).toBe("waiting");
    expect(store.caches.size).toBe(1);
  });

  it("goes on after a no of one, and is over after a no of all", async () => {
    const { device } = await world();
    const [laras, bagas, nurul] = [device(0), device(1), device(2)];
    await laras.pairs.ask(await laras.pair(), "Alasan");
    await bagas.pairs.answer(theirs(await bagas.pair()), "refused");
    expect(stateOf(mine(await laras.pair(), 0))).toBe("waiting");
    await nurul.pairs.answer(theirs(await nurul.pair()), "refused");
    const pair = await laras.pair();
    expect([stateOf(mine(pair, 0)), isDue(pair, id(0))]).toEqual(["refused", true]);
    await laras.pairs.ask(pair, "Sekali lagi");
    await nurul.pairs.answer(need((await nurul.pair()).requests.find(({ opened }) => opened.reason === "Sekali lagi")), "release");
    expect(stateOf(mine(await laras.pair(), 0))).toBe("released");
  });

  it("gives nothing to a request that was taken back", async () => {
    const { device, request } = await world();
    const [laras, bagas] = [device(0), device(1)];
    await laras.pairs.ask(await laras.pair(), "Alasan");
    const before = theirs(await bagas.pair());
    await laras.pairs.answer(mine(await laras.pair(), 0), "withdrawn");
    await bagas.pairs.answer(before, "release");
    expect([request().messages.length, stateOf(theirs(await bagas.pair())), mineOf(await laras.pair(), id(0))]).toEqual([1, "withdrawn", undefined]);
  });

  it("loses nothing when two ask at once, and when two answer at once", async () => {
    const { device } = await world();
    const [laras, bagas, nurul] = [device(0), device(1), device(2)];
    const [a, b] = [await laras.pair(), await bagas.pair()];
    await Promise.all([laras.pairs.ask(a, "Satu"), bagas.pairs.ask(b, "Dua")]);
    const find = (pair: Pair, reason: string) => need(pair.requests.find(({ opened }) => opened.reason === reason));
    const [fromNurul, fromBagas, fromLaras] = [await nurul.pair(), await bagas.pair(), await laras.pair()];
    await Promise.all([
      nurul.pairs.answer(find(fromNurul, "Satu"), "release"), bagas.pairs.answer(find(fromBagas, "Satu"), "release"), laras.pairs.answer(find(fromLaras, "Dua"), "release"),
    ]);
    const [pair, other] = [await laras.pair(), await bagas.pair()];
    expect(mine(pair, 0).answers.map(({ by }) => by).sort()).toEqual([id(1), id(2)]);
    const [one, two] = [await laras.pairs.open(pair, mine(pair, 0)), await bagas.pairs.open(other, mine(other, 1))];
    expect([one.items.length, two.items.length, two.id]).toEqual([1, 2, one.id]);
  });

  it("is said once when the acknowledgement was lost", async () => {
    const { store, device, lying, request } = await world();
    const laras = device(0);
    await laras.pairs.ask(await laras.pair(), "Alasan");
    let lost = 1;
    const deaf = device(1, lying({
      postMessage: async (...message: Parameters<CaseStore["postMessage"]>) => {
        const posted = await store.postMessage(...message);
        if (lost-- > 0) throw new ApiError("away", 0);
        return posted;
      },
    }));
    const asked = theirs(await deaf.pair());
    await expect(deaf.pairs.answer(asked, "release")).rejects.toThrow("away");
    await deaf.pairs.answer(asked, "release");
    expect(request().messages).toHaveLength(1);
  });

  it("has the sizes of any report, and its request too", async () => {
    const { store, stored, device } = await world();
    const plain = await store.submit([0, 1], "Biasa");
    const laras = device(0);
    await laras.pairs.ask(await laras.pair(), "Alasan yang panjang sekali. ".repeat(10));
    const all = [stored, plain, need(store.stored.at(-1))].map(sizes);
    expect(new Set(all).size).toBe(1);
  });
});

describe("what a server or a colleague makes up", () => {
  it("a request that no holder signed is told and never shown as one", async () => {
    const { store, stored, device } = await world();
    const stranger = need(office.members[3]).unlocked;
    const payload = { kh: await hashOf(stored.sealed.kh), reason: "Percaya saja" };
    const salt = await siteSalt(officeId);
    for (const by of [id(3), id(0)]) {
      const bodyFor = async (kh: Uint8Array<ArrayBuffer>) => ({ via: "request", ...(await signPayload({ by, key: stranger.keys.sig.privateKey }, "request", kh, payload)) });
      const made = await sealCase({ directory: office.directory, to: [id(0), id(1), id(2)], exclude: [], siteSalt: salt }, bodyFor);
      await store.handOver("", made);
    }
    const book = await device(1).look();
    expect([book.cases.size, need([...book.pairs.values()][0]).requests, book.troubles.map(({ doubt }) => doubt)]).toEqual([0, [], ["request-forged", "request-forged"]]);
  });

  it("a share that is no share of this case opens nothing, and the member is told", async () => {
    const { store, stored, device, request } = await world();
    const [laras, bagas] = [device(0), device(1)];
    await laras.pairs.ask(await laras.pair(), "Alasan");
    const asked = theirs(await bagas.pair());
    const wrong = { ...asked.opened, share: { ...asked.opened.share, y: new Uint8Array(32).fill(7) } };
    request().messages.push(await answerRequest(wrong, "release", office.directory));
    const pair = await laras.pair();
    await expect(laras.pairs.open(pair, mine(pair, 0))).rejects.toThrow("share-wrong");
    expect(stored.messages).toHaveLength(0);
    // A true share beside it is found.
    const nurul = device(2);
    await nurul.pairs.answer(theirs(await nurul.pair()), "release");
    const again = await laras.pair();
    expect((await laras.pairs.open(again, mine(again, 0))).open.dual).toBe(true);
    expect(store.stored).toHaveLength(2);
  });

  it("an answer that is changed, of another request, or withheld is no answer", async () => {
    const { store, device, request } = await world();
    const [laras, bagas] = [device(0), device(1)];
    await laras.pairs.ask(await laras.pair(), "Satu");
    const first = request();
    await bagas.pairs.answer(theirs(await bagas.pair()), "release");
    await laras.pairs.ask(await laras.pair(), "Dua");
    const second = request();
    second.messages.push(need(first.messages[0]), spoilt(need(first.messages[0])));
    first.messages.length = 0;
    const pair = await device(0, Object.assign(Object.create(store) as CaseStore)).pair();
    expect(pair.requests.map((one) => [one.opened.reason, stateOf(one), one.strange]).sort()).toEqual([["Dua", "waiting", 2], ["Satu", "waiting", 0]]);
  });

  it("only the one who asked takes a request back, and nobody answers for oneself", async () => {
    const { device, request } = await world();
    const [laras, bagas] = [device(0), device(1)];
    await laras.pairs.ask(await laras.pair(), "Alasan");
    const [own, asked] = [mine(await laras.pair(), 0), theirs(await bagas.pair())];
    await expect(bagas.pairs.answer(asked, "withdrawn")).rejects.toThrow("not-requester");
    await expect(laras.pairs.answer(own, "release")).rejects.toThrow("own-request");
    // As a faulty page would say it: signed by Bagas, in the words of Laras.
    request().messages.push(await answerRequest({ ...asked.opened, requester: id(1) }, "withdrawn", office.directory));
    const pair = await laras.pair();
    expect([stateOf(mine(pair, 0)), mine(pair, 0).strange]).toEqual(["waiting", 1]);
  });
});

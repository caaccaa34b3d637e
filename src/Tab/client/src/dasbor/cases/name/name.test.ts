import { describe, expect, it } from "vitest";
import { ApiError } from "../../../api/dashboard";
import { readThread, sealMessage } from "../../../sealing";
import { CaseStore, Device } from "../../testing/caseStore";
import { foundOffice } from "../../testing/office";
import { timelineOf } from "../timelineItems";
import type { KnownCase } from "../readCase";
import { nameAsks, stateOfAsk, type NameAsk } from "./nameState";

/** Real keys, and a store that may lie. 0, 1 and 2 hold a share of the name. */
const office = await foundOffice(["Laras Kinanti", "Bagas Wirawan", "Nurul Hasanah", "Ratna Puspita", "Dimas Satria"]);
const id = (at: number) => `anggota-${at}`;
const need = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error("nothing there");
  return value;
};

async function world(to = [0, 1, 2], identity: unknown = { name: "Wening Larasati" }, named = true) {
  const store = new CaseStore(office);
  const stored = await store.submit(to, "Cerita dengan nama", [], named ? { identity } : {});
  const device = (at: number, api?: CaseStore) => new Device(office, store, at, api);
  const lying = (lie: Partial<CaseStore>): CaseStore => Object.assign(Object.create(store) as CaseStore, lie);
  return { store, stored, device, lying };
}
const only = async (known: KnownCase): Promise<NameAsk> => need((await nameAsks(known))[0]);
const state = async (known: KnownCase) => stateOfAsk(await only(known), known, office.directory);

describe("a name that two open together", () => {
  it("is asked for with a reason, given by another, and read by the one who asked alone; the reporter sees both", async () => {
    const { store, stored, device } = await world();
    const [laras, bagas] = [device(0), device(1)];
    const asked = await laras.names.ask(await laras.only(), "Mencari tempat aman.");
    expect(await state(asked)).toBe("waiting");
    await expect(laras.names.open(asked, await only(asked))).rejects.toThrow("share-wrong");

    const theirs = await bagas.only();
    const ask = await only(theirs);
    expect([ask.by, ask.reason]).toEqual([id(0), "Mencari tempat aman."]);
    const given = await bagas.names.approve(theirs, ask);
    expect(await state(given)).toBe("given");
    const known = await laras.only();
    expect(await laras.names.open(known, await only(known))).toBe("Wening Larasati");
    await laras.names.open(known, await only(known));
    expect((await laras.only()).log.filter(({ act }) => act === "name.open")).toMatchObject([{ by: id(0), ref: (await only(known)).id }]);
    await expect(bagas.names.open(given, await only(given))).rejects.toThrow("not-requester");
    await expect(bagas.names.open(given, { ...(await only(given)), by: id(1) })).rejects.toThrow("share-wrong");

    const reporter = await readThread(await store.asReporter(stored), stored.messages, office.directory);
    expect(reporter.items).toMatchObject([{ by: id(0), body: { kind: "name.ask", reason: "Mencari tempat aman." } }, { by: id(1), body: { kind: "name.yes" } }]);
    expect((await timelineOf(known)).map(({ kind, by }) => `${kind} ${by}`)).toEqual([`together ${id(0)}`, `together ${id(1)}`]);
  });

  it("stays closed after a no of all who hold a share, and after it was taken back", async () => {
    const { device } = await world([0, 1]);
    const [laras, bagas] = [device(0), device(1)];
    await laras.names.ask(await laras.only(), "Satu");
    const refused = await bagas.names.refuse(await bagas.only(), await only(await bagas.only()));
    expect(await state(refused)).toBe("refused");
    const again = await laras.names.ask(await laras.only(), "Dua");
    const second = need((await nameAsks(again))[1]);
    const before = await bagas.only();
    const back = await laras.names.withdraw(again, second);
    const late = await bagas.names.approve(before, second);
    expect([late.items.length, need((await nameAsks(back))[1]).withdrawn, need((await nameAsks(late))[1]).yes]).toEqual([4, true, []]);
    await expect(laras.names.open(late, need((await nameAsks(late))[1]))).rejects.toThrow("not-requester");
  });

  it("loses nothing when two ask and two answer at once", async () => {
    const { device } = await world();
    const [laras, bagas, nurul] = [device(0), device(1), device(2)];
    const [a, b] = [await laras.only(), await bagas.only()];
    await Promise.all([laras.names.ask(a, "Satu"), bagas.names.ask(b, "Dua")]);
    const find = async (known: KnownCase, reason: string) => need((await nameAsks(known)).find((ask) => ask.reason === reason));
    const [n, s] = [await nurul.only(), await bagas.only()];
    await Promise.all([nurul.names.approve(n, await find(n, "Satu")), bagas.names.approve(s, await find(s, "Satu"))]);
    const known = await laras.only();
    expect((await find(known, "Satu")).yes.map(({ by }) => by).sort()).toEqual([id(1), id(2)]);
    expect(await laras.names.open(known, await find(known, "Satu"))).toBe("Wening Larasati");
  });

  it("is not asked for by somebody who was added later, nor where no name was written", async () => {
    const { device } = await world([0, 1]);
    await device(0).readers.give([await device(0).only()], id(2), () => undefined);
    const nurul = device(2);
    await expect(nurul.names.ask(await nurul.only(), "Saya baru")).rejects.toThrow("no-share");
    const unnamed = await world([0, 1], null, false);
    const laras = unnamed.device(0);
    const known = await laras.only();
    expect(known.open.payload.named).toBe(false);
    await expect(laras.names.ask(known, "Ada nama?")).rejects.toThrow("no-name");
  });

  it("is given to nobody who is no reader any more", async () => {
    const { device } = await world();
    const [laras, bagas] = [device(0), device(1)];
    await laras.names.ask(await laras.only(), "Satu");
    const [changed] = await bagas.readers.exclude([await bagas.only()], [id(0)], () => undefined);
    const known = need(changed?.known ?? undefined);
    await expect(bagas.names.approve(known, await only(known))).rejects.toThrow("not-reader");
  });
});

describe("what a server or a colleague makes up", () => {
  it("another envelope in the place of this one is refused", async () => {
    const { device, stored, store } = await world();
    const [laras, bagas] = [device(0), device(1)];
    await laras.names.ask(await laras.only(), "Satu");
    await bagas.names.approve(await bagas.only(), await only(await bagas.only()));
    const known = await laras.only();
    const other = await store.submit([0, 1, 2], "Lain", [], { identity: { name: "Orang lain" } });
    const swapped = { ...known, bodies: { ...known.bodies, sealed: { ...stored.sealed, identity: other.sealed.identity } } };
    await expect(laras.names.open(swapped, await only(known))).rejects.toThrow("no-share");
    const crossed = { ...known, bodies: { ...known.bodies, sealed: { ...stored.sealed, identity: { ...stored.sealed.identity, c: other.sealed.identity.c } } } };
    await expect(laras.names.open(crossed, await only(known))).rejects.toThrow("identity-swapped");
  });

  it("a yes for another request, or by the one who asked, opens nothing", async () => {
    const { device, stored } = await world();
    const [laras, bagas] = [device(0), device(1)];
    await laras.names.ask(await laras.only(), "Satu");
    const given = await bagas.names.approve(await bagas.only(), await only(await bagas.only()));
    const [yes] = (await only(given)).yes;
    const known = await laras.names.ask(await laras.only(), "Dua");
    const second = need((await nameAsks(known))[1]);
    stored.messages.push(await sealMessage(known.open, known.head, { kind: "name.yes", ask: second.id, w: need(yes).w }));
    const own = await laras.only();
    expect(need((await nameAsks(own))[1]).yes).toEqual([]);
    // The same by Bagas: bound to the first request, it opens nothing for the second.
    const theirs = await bagas.only();
    stored.messages.push(await sealMessage(theirs.open, theirs.head, { kind: "name.yes", ask: second.id, w: need(yes).w }));
    const moved = await laras.only();
    await expect(laras.names.open(moved, need((await nameAsks(moved))[1]))).rejects.toThrow("share-wrong");
  });

  it("the reporter's key asks for nothing and answers nothing", async () => {
    const { device, store, stored } = await world();
    await store.write(stored, { kind: "name.ask", reason: "Saya", at: 1 });
    expect(await nameAsks(await device(0).only())).toEqual([]);
  });

  it("a request that is withheld is not there, and nothing opens without an answer", async () => {
    const { device, lying, store } = await world();
    const laras = device(0);
    await laras.names.ask(await laras.only(), "Satu");
    const silent = device(1, lying({ openCase: async (access) => ({ ...(await store.openCase(access)), messages: [] }) }));
    expect(await nameAsks(await silent.only())).toEqual([]);
    const mute = device(1, lying({ postMessage: () => Promise.reject(new ApiError("store-away", 503)) }));
    const known = await mute.only();
    await expect(mute.names.approve(known, await only(known))).rejects.toThrow("store-away");
  });
});

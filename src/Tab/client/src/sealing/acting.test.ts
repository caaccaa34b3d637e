import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url";
import { utf8 } from "./bytes";
import { verifyDirectory } from "./directory";
import { answerRequest, approveRequest, openDual, openRequest, ownFront, readAnswers, requestOpening } from "./dual";
import { coSignReceipt, rotate } from "./epoch-rotate";
import { newFoundingEntry } from "./founding";
import { readHandover, sealHandover } from "./handover";
import { myIdentityShare, openIdentity } from "./identity";
import { openAsMember, openAsReporter, openCache, openThread, readThread, receiptKeys, sealCache, sealMessage, sealReport } from "./index";
import type { JsonRecord } from "./json";
import { isVouchedBy } from "./lost-receipt";
import { openObject, sealObject } from "./object";
import { randomBytes } from "./random";
import { sealCase } from "./report-seal";
import { sealSigned, signPayload } from "./signature";
import { closeEpoch, grant, readClosing } from "./slot-sets";
import { directoryHash } from "./directory-entry";
import { foundOffice, nextEntry, NOW, person, signedBy } from "./testing/office";
import { reasonOf } from "./testing/refusal";
import { need, ownKey } from "./testing/scenario";
import type { Directory, Epoch, OpenCase, OpenOptions, ServedCase } from "./types";

/* What a page asks before it signs or seals something, and what it believes of what a colleague signed. */

const office = await foundOffice();
const { directory, member, salt, chain, genesis } = office;
const seal = (to: string[], more: { dual?: boolean; identity?: unknown } = {}) => sealReport({ directory, to, exclude: [], body: "x", siteSalt: salt, ...more });
const openBy = async (id: string, served: ServedCase, o: OpenOptions = {}, list = directory): Promise<OpenCase> =>
  openAsMember(member(id), await ownKey(member(id), (o.epochs ?? []).at(-1) ?? served), served, list, o);
const { sealed } = await seal(["a1", "b2", "c3"]);
const open = await openBy("a1", sealed);
const dual = (await seal(["a1", "b2", "c3"], { dual: true })).sealed;
const { sealed: request } = await requestOpening(member("a1"), dual, directory, "mendesak", salt);
const asked = await openRequest(member("b2"), request, dual, directory);
const mine = await openRequest(member("a1"), request, dual, directory);

function refuses(rows: [string, string, () => unknown][]): void {
  for (const [name, reason, action] of rows) it(`refuses ${name}`, async () => expect(await reasonOf(action)).toBe(reason));
}

describe("under a list past its day", () => {
  const stale: Directory = { ...directory, stale: NOW };
  const rk = open.header.rk;
  refuses([
    ["to grant", "directory-expired", () => grant(open, stale, ["a1", "b2"])],
    ["to rotate", "directory-expired", () => rotate(open, stale, ["a1", "b2"])],
    ["to vouch for a receipt", "directory-expired", () => coSignReceipt(open, stale, rk)],
    ["to ask for a second key", "directory-expired", () => requestOpening(member("a1"), dual, stale, "x", salt)],
    ["to answer who asks", "directory-expired", () => answerRequest(asked, "refused", stale)],
    ["to hand cases over", "directory-expired", () => sealHandover(member("a1"), stale, ["b2"], [open], salt)],
  ]);
});

describe("a change of readers", () => {
  const signed = async (set: JsonRecord) => {
    const payload = { n: 0, prev: open.reportHash, to: ["a1", "b2"], hash: open.payload.slots, next: null, ...set };
    const header = { t: "slots", case: open.caseId, epoch: 0, rev: 1 };
    return openBy("a1", { ...sealed, sets: [await sealSigned(open.ck, header, "slots", open.author, payload)] });
  };
  const opened: OpenCase = { ...open, dual: true };
  refuses([
    ["nobody", "readers", () => grant(open, directory, [])],
    ["one reader of two", "two-needed", () => grant(opened, directory, ["a1"])],
    ["one reader of two in a new epoch", "two-needed", () => rotate(opened, directory, ["a1"])],
    ["nobody in a new epoch", "readers", () => rotate(open, directory, [])],
    ["a field more", "fields", () => signed({ more: 1 })],
    ["an end that names readers", "fields", () => signed({ next: open.reportHash })],
    ["readers without a name", "fields", () => signed({ to: [] })],
    ["another report than the one seen", "slots-fork", () => openBy("a1", sealed, { seen: { epoch: 0, rev: 0, h: dual.ah, n: 0 } })],
  ]);

  it("gives no share to somebody whom the case's own entry does not name", async () => {
    const f6 = await person("f6");
    const named = { id: "f6", kem: f6.kem, sig: f6.sig, st: "active" as const, role: "member" as const };
    const wider = [...chain, await signedBy(await nextEntry(chain, { members: [...directory.entry.members, named] }), [member("a1"), member("b2"), f6])];
    const list = await verifyDirectory(wider, genesis, NOW);
    expect(await reasonOf(() => grant(opened, list, ["a1", "f6"]))).toBe("holder-unknown");
    expect(await reasonOf(() => grant(open, list, ["a1", "f6"]))).toBe("accepted");
  });

  it("a list of more than 32 is sealed under by nobody, and one trustee alone holds no half", async () => {
    const { entry } = directory;
    const one = need(entry.members[0]);
    const crowd = { ...directory, entry: { ...entry, members: [...entry.members, ...Array.from({ length: 28 }, (_, i) => ({ ...one, id: `x${i}` }))] } };
    expect(await reasonOf(() => sealReport({ directory: crowd, to: ["a1", "b2"], exclude: [], body: 1, siteSalt: salt }))).toBe("readers");
    const trusted = { ...directory, entry: { ...entry, members: entry.members.map((m) => (m.id === "a1" ? { ...m, role: "trustee" as const } : m)) } };
    expect(await reasonOf(() => sealReport({ directory: trusted, to: ["a1"], exclude: [], body: 1, siteSalt: salt, dual: true }))).toBe("two-needed");
  });
});

describe("after a new founding", () => {
  it("nobody is added under the list that ended, and whoever has another key there closes nothing", async () => {
    const people = [...office.people.values()];
    const founders = directory.entry.members.map(({ id, kem, sig, who }) => ({ id, kem, sig, who: need(who) }));
    const found = async (entry: string) => verifyDirectory([await signedBy(entry, people)], await directoryHash(entry), NOW + 1);
    const anew = { ...(await found(newFoundingEntry(founders, NOW + 1))), past: [directory] };
    const c = await openBy("a1", sealed, {}, anew);
    expect(await reasonOf(() => grant(c, anew, ["a1", "b2"]))).toBe("directory-ended");
    expect(await reasonOf(() => closeEpoch(c, anew, open.reportHash))).toBe("accepted");
    const { sig } = await person("a1");
    const others: Directory = { ...anew, entry: { ...anew.entry, members: anew.entry.members.map((m) => (m.id === "a1" ? { ...m, sig } : m)) } };
    expect(await reasonOf(() => closeEpoch(c, others, open.reportHash))).toBe("not-active");
  });
});

describe("how an epoch ends, for who holds no key of the next", () => {
  const key = { caseId: open.caseId, epoch: 0, ck: open.ck };
  const last = { ...open.sets, to: open.readers };
  const next = toBase64url(randomBytes(32));
  const by = async (payload: JsonRecord, rev = 1) =>
    sealSigned(open.ck, { t: "slots", case: open.caseId, epoch: 0, rev }, "slots", open.author, { n: 0, prev: open.reportHash, to: [], hash: next, next, ...payload });
  it("tells who ended it, and what follows", async () => {
    expect(await readClosing(key, last, [await closeEpoch(open, directory, next)], directory)).toEqual({ by: "a1", next });
  });
  refuses([
    ["one that has not ended", "epoch-end", () => readClosing(key, last, [], directory)],
    ["one that follows something else", "slots-chain", async () => readClosing(key, last, [await by({ prev: next })], directory)],
    ["one that goes on behind its end", "epoch-over", async () => readClosing(key, last, [await by({}), await by({}, 2)], directory)],
    ["another history than the one seen", "slots-fork", async () => readClosing(key, { ...last, rev: 1 }, [await by({})], directory)],
    ["a history that lost what was seen", "slots-fork", () => readClosing(key, { ...last, rev: 1 }, [], directory)],
  ]);
});

const rotated = await rotate(open, directory, ["a1", "b2"]);
const served = { ...sealed, sets: [rotated.close] };
const next = await openBy("a1", served, { epochs: [rotated.epoch] });

describe("a new epoch", () => {
  const of = (payload: JsonRecord) => async () => {
    const header = { t: "rotate", case: next.caseId, epoch: 1 };
    const whole = { kh: toBase64url(await hash(rotated.epoch.kh)), old: toBase64url(open.ck), to: ["a1", "b2"], slots: next.sets.h, co: null, ...payload };
    const auth = await sealSigned(next.ck, header, "msg", open.author, whole);
    const epoch: Epoch = { ...rotated.epoch, auth };
    return openBy("a1", served, { epochs: [epoch] });
  };
  refuses([
    ["the key of another epoch", "other-case", async () => openAsMember(member("a1"), await ownKey(member("a1"), sealed), served, directory, { epochs: [rotated.epoch] })],
    ["a field more", "fields", of({ more: 1 })],
    ["a co-signature that is none", "fields", of({ co: "b2" })],
    ["a field more of a co-signature", "fields", of({ co: { by: "b2", sig: "", more: 1 } })],
    ["an old key, cut", "length", of({ old: toBase64url(randomBytes(31)) })],
  ]);
});

async function hash(encoded: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", fromBase64url(encoded)));
}

describe("who asks for a second key", () => {
  const say = async (body: unknown) => sealMessage(asked.request, { seq: 0, hash: asked.request.reportHash }, body);
  const strange = async (body: unknown) => (await readAnswers(mine, [await say(body)], directory)).strange;
  const other = async (payload: JsonRecord) => {
    const author = { by: "a1", key: member("a1").keys.sig.privateKey };
    const to = ["a1", "b2", "c3"];
    const bodyFor = async (kh: Uint8Array<ArrayBuffer>) => ({ via: "request", ...(await signPayload(author, "request", kh, { kh: toBase64url(await hash(dual.kh)), reason: "x", ...payload })) });
    return (await sealCase({ directory, to, exclude: [], siteSalt: salt }, bodyFor)).sealed;
  };
  const body = async (change: JsonRecord) => (await sealCase({ directory, to: ["a1", "b2"], exclude: [], siteSalt: salt }, () => Promise.resolve({ via: "request", p: "", by: "a1", sig: "", ...change }))).sealed;
  refuses([
    ["what is no dual case", "no-share", () => requestOpening(member("a1"), sealed, directory, "x", salt)],
    ["a case without one's share", "no-share", () => ownFront(member("e5"), dual)],
    ["an answer of the one who asks", "own-request", () => answerRequest(mine, "release", directory)],
    ["another's withdrawal", "not-requester", () => answerRequest(asked, "withdrawn", directory)],
    ["a refusal as a release", "too-few-shares", async () => openDual(member("a1"), request, dual, [await answerRequest(asked, "refused", directory)], directory)],
    ["a request with a field more", "fields", async () => openRequest(member("b2"), await other({ more: 1 }), dual, directory)],
    ["a statement with a field more", "fields", async () => openRequest(member("b2"), await body({ more: 1 }), dual, directory)],
    ["a statement under another purpose", "not-a-request", async () => openRequest(member("b2"), await body({ via: "handover" }), dual, directory)],
  ]);
  it("counts as strange what is no answer", async () => {
    const { w } = (await openThread(asked.request, [await approveRequest(member("b2"), request, dual, directory)], directory)).items[0]?.body as { w: JsonRecord };
    for (const wrong of [{ say: "refused", more: 1 }, { say: "perhaps" }, { w, more: 1 }, { w: { ...w, more: 1 } }, { say: "withdrawn" }]) expect(await strange(wrong)).toBe(1);
    expect([await strange({ say: "refused" }), await strange({ w })]).toEqual([0, 0]);
    const { request: r } = asked;
    const more = await sealSigned(r.ck, { t: "msg", case: r.caseId, epoch: 0, id: toBase64url(randomBytes(16)) }, "msg", r.author, { seq: 1, prev: r.reportHash, body: { say: "refused" }, more: 1 });
    expect((await readAnswers(mine, [more], directory)).strange).toBe(1);
  });
});

describe("a hand-over", () => {
  const by = async (body: JsonRecord, payload: JsonRecord) => {
    const author = { by: "a1", key: member("a1").keys.sig.privateKey };
    const to = ["b2", "a1"];
    const cases = [{ case: open.caseId, epoch: 0, ck: toBase64url(open.ck) }];
    const bodyFor = async (kh: Uint8Array<ArrayBuffer>) => ({ via: "handover", ...(await signPayload(author, "handover", kh, { to, cases, ...payload })), ...body });
    const { sealed: told } = await sealCase({ directory, to, exclude: [], siteSalt: salt }, bodyFor);
    return readHandover(await openBy("b2", told), directory);
  };
  const one = { case: open.caseId, epoch: 0, ck: toBase64url(open.ck) };
  refuses([
    ["a field more", "fields", () => by({ more: 1 }, {})],
    ["a signed field more", "fields", () => by({}, { more: 1 })],
    ["a case with a field more", "fields", () => by({}, { cases: [{ ...one, more: 1 }] })],
    ["cases that are no list", "handover-count", () => by({}, { cases: {} })],
    ["no case", "handover-count", () => by({}, { cases: [] })],
    ["a case too many", "handover-count", () => by({}, { cases: Array.from({ length: 301 }, () => one) })],
    ["a key, cut", "length", () => by({}, { cases: [{ ...one, ck: toBase64url(randomBytes(31)) }] })],
  ]);
  it("is believed when it is whole", async () => expect((await by({}, {})).cases).toHaveLength(1));
});

describe("what a page does on the way", () => {
  const me = member("a1");
  refuses([
    ["a message without words", "body", () => sealMessage(open, { seq: 0, hash: open.reportHash }, undefined)],
    ["another member's memory", "header-id", async () => openCache(me, await sealCache({ ...member("b2"), masterKey: me.masterKey }, 1, {}))],
    ["a memory of the other kind", "header-t", async () => openCache(me, await sealCache(me, 1, {}, "seen"))],
    ["an object of another kind", "header-t", async () => openObject(me.masterKey, await sealCache(me, 1, {}), { t: "seen" })],
    ["a salt, cut", "length", async () => openObject(me.masterKey, { ...(await sealCache(me, 1, {})), s: "AAAA" }, { t: "cache" })],
  ]);
  it("hides no fault of its own behind a strange message", async () => {
    const broken = { ...open, earlier: null } as unknown as OpenCase;
    await expect(readThread(broken, [await sealMessage(open, { seq: 0, hash: open.reportHash }, 1)], directory)).rejects.toThrow(TypeError);
  });
  it("believes a vouch of a reader, for this epoch and this receipt alone", async () => {
    const { rid, rbox } = sealed;
    const { rk } = open.header;
    const vouch = { rk, rid, rbox, epoch: 0, sig: (await coSignReceipt(open, directory, rk)).sig };
    expect(await isVouchedBy(open, directory, "a1", vouch)).toBe(true);
    const stranger = await coSignReceipt({ ...open, author: { by: "e5", key: member("e5").keys.sig.privateKey } }, directory, rk);
    expect(await isVouchedBy(open, directory, "e5", { ...vouch, sig: stranger.sig })).toBe(false);
    expect(await isVouchedBy(open, directory, "b2", vouch)).toBe(false);
    expect(await isVouchedBy(open, directory, "a1", { ...vouch, epoch: 1 })).toBe(false);
    expect(await isVouchedBy(open, directory, "a1", { ...vouch, rk: { ...rk, kem: rk.sig } })).toBe(false);
  });
  it("a name of one case opens in no other", async () => {
    const { sealed: named, receipt } = await seal(["a1", "b2"], { identity: { nama: "Sari" } });
    const c = await openAsReporter(await receiptKeys(receipt, salt), named, directory);
    const shares = [await myIdentityShare(member("a1"), named), await myIdentityShare(member("b2"), named)];
    expect(await openIdentity(named, c.payload, shares)).toEqual({ nama: "Sari" });
    const moved = { ...named, identity: await sealObject(randomBytes(32), { t: "identity", case: open.caseId, k: 2, ikc: open.header.ckc }, utf8("{}")) };
    expect(await reasonOf(() => openIdentity(moved, c.payload, shares))).toBe("identity-swapped");
  });
});

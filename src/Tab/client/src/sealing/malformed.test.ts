import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url";
import { concat, equal, utf8 } from "./bytes";
import { accessToken, readCaseHeader } from "./case-key";
import { derive, pbkdf2, sha256 } from "./derive";
import { digits25 } from "./digits";
import { readNextEntry } from "./directory-next";
import { openFile, sealFile, sealFileWith } from "./file";
import { accessOf, openAsMember, openAsReporter, openCarried, openThread, readLog, receiptKeys, sealLogEntry, sealReport, unlock, unlockWith, verifyLog } from "./index";
import { countOf, jsonBytes, type JsonRecord, parseCanonical, recordOf, stringOf, stringsOf } from "./json";
import { generateKeys, importKem, importVerifier, publicKeysOf } from "./keys";
import { readReceiptRequest, readVouch } from "./lost-receipt";
import { sealObject } from "./object";
import { newDeviceKey, openDeviceName, sealDeviceName, tryPin } from "./pin";
import { randomBytes } from "./random";
import { checkDigit, newReceipt, readReceipt } from "./receipt";
import { printRecoveryCode } from "./recovery";
import { signPayload, sealSigned, verify } from "./signature";
import { readSlot } from "./slot";
import { sealSlot, sealSlots } from "./slots";
import { foundOffice, nextEntry, NOW } from "./testing/office";
import { reasonOf } from "./testing/refusal";
import { need, ownKey } from "./testing/scenario";
import { lockAndWipe, lockByRecovery, type Method, passkeyKey } from "./ways";
import type { OpenCase } from "./types";

/* What no honest page makes, but somebody who holds a key could: each is refused for what it is. */

const office = await foundOffice();
const { directory, member, salt } = office;
const { sealed, receipt } = await sealReport({ directory, to: ["a1", "b2"], exclude: [], body: "x", siteSalt: salt });
const open = await openAsMember(member("a1"), await ownKey(member("a1"), sealed), sealed, directory);
const reporter = await openAsReporter(await receiptKeys(receipt, salt), sealed, directory);
const key16 = randomBytes(16);
const short = toBase64url(randomBytes(31));
const encode = (value: unknown) => toBase64url(jsonBytes(value));

/** A test for each: what it is called, the reason, and what is done. */
function refuses(rows: [string, string, () => unknown][]): void {
  for (const [name, reason, action] of rows) it(`refuses ${name}`, async () => expect(await reasonOf(action)).toBe(reason));
}

describe("values", () => {
  refuses([
    ["a number as a text", "fields", () => stringOf(1)],
    ["a text as a list", "fields", () => stringsOf("ab")],
    ["a list with a number", "fields", () => stringsOf(["a", 1])],
    ["a list as a record", "fields", () => recordOf([])],
    ["nothing as a record", "fields", () => recordOf(null)],
    ["a text as a count", "fields", () => countOf("1")],
    ["less than nothing", "fields", () => countOf(-1)],
    ["half", "fields", () => countOf(0.5)],
    ["more than is exact", "fields", () => countOf(2 ** 53)],
    ["digits of no hash", "length", () => digits25(randomBytes(31))],
    ["a recovery code of another length", "length", () => printRecoveryCode(randomBytes(15))],
    ["a receipt with a digit too many", "receipt-typo", () => readReceipt(`${newReceipt()}0`)],
    ["a receipt with a letter", "receipt-typo", () => readReceipt(`a${newReceipt().slice(1)}`)],
    ["a slot of 63 bytes", "slot-malformed", () => readSlot(new Uint8Array(63))],
    ["a dummy with a byte behind it", "slot-malformed", () => readSlot(Uint8Array.of(...new Uint8Array(63), 1))],
    ["a share without a place", "slot-malformed", () => readSlot(Uint8Array.of(2, ...new Uint8Array(63)))],
    ["nine readers", "readers", async () => sealSlots(Array.from({ length: 9 }, () => ({ kem: open.header.rk.kem, slot: { mode: "dummy" as const } })), "ck", utf8("x"))],
  ]);
  it("what is longer is not the same", () => {
    expect([equal(Uint8Array.of(1), Uint8Array.of(1, 2)), equal(Uint8Array.of(1, 0), Uint8Array.of(1)), equal(key16, key16.slice())]).toEqual([false, false, true]);
  });
  it("a check digit is one of ten", () => expect(checkDigit("0".repeat(24))).toMatch(/^[0-9]$/));
  it("a signature of another length is none", async () => {
    const { sig } = await signPayload(open.author, "msg", utf8(""), {});
    expect(await verify(need(directory.entry.members[0]).sig, "msg", utf8("{}"), sig.slice(0, -2))).toBe(false);
  });
  it("a point lies on the curve, in the one form", async () => {
    const point = fromBase64url(open.header.rk.kem);
    for (const bytes of [concat(Uint8Array.of(5), point.subarray(1)), concat(point.subarray(0, 64), Uint8Array.of((point[64] ?? 0) ^ 1))]) {
      expect(await reasonOf(() => importKem(toBase64url(bytes)))).toBe("point");
      expect(await reasonOf(() => importVerifier(toBase64url(bytes)))).toBe("point");
    }
    expect(await reasonOf(() => importKem(toBase64url(point.subarray(0, 33))))).toBe("length");
  });
});

describe("the head of a case", () => {
  const head = parseCanonical(fromBase64url(sealed.kh));
  const { dir, rk, ckc, ...start } = head;
  const read = (change: JsonRecord) => () => readCaseHeader(encode({ ...head, ...change }));
  refuses([
    ["a field more", "fields", read({ more: 1 })],
    ["a field more of the list", "fields", read({ dir: { ...recordOf(dir), more: 1 } })],
    ["a field more of the receipt", "fields", read({ rk: { ...recordOf(rk), more: 1 } })],
    ["a beginning that follows something", "fields", () => readCaseHeader(encode({ ...start, prev: toBase64url(randomBytes(32)), dir, rk, ckc }))],
    ["a later epoch that follows nothing", "fields", read({ epoch: 1 })],
    ["what it follows, cut", "length", () => readCaseHeader(encode({ ...start, epoch: 1, prev: short, dir, rk, ckc }))],
    ["an epoch before the first", "fields", read({ epoch: -1 })],
    ["an entry before the first", "fields", read({ dir: { n: -1, h: directory.hash } })],
    ["a case's name, cut", "length", read({ case: short })],
    ["a list's hash, cut", "length", read({ dir: { n: 0, h: short } })],
    ["a key, cut", "length", read({ rk: { ...recordOf(rk), kem: short } })],
    ["another key, cut", "length", read({ rk: { ...recordOf(rk), sig: short } })],
    ["a commitment, cut", "length", read({ ckc: short })],
  ]);
});

describe("what a reader or the reporter signed", () => {
  const signedReport = (change: JsonRecord) => async () => {
    const header = { t: "report", case: reporter.caseId, epoch: 0, id: toBase64url(randomBytes(16)) };
    const report = await sealSigned(reporter.ck, header, "msg", reporter.author, { ...reporter.payload, ...change });
    const served = { ...sealed, report };
    return openAsMember(member("a1"), await ownKey(member("a1"), served), served, directory);
  };
  const message = async (header: JsonRecord, payload: JsonRecord, c: OpenCase = open) =>
    sealSigned(c.ck, { t: "msg", case: c.caseId, epoch: 0, id: toBase64url(randomBytes(16)), ...header }, "msg", c.author, payload);
  const thread = (header: JsonRecord, payload: JsonRecord) => async () => openThread(open, [await message(header, { seq: 1, prev: open.reportHash, body: 1, ...payload })], directory);
  const line = (payload: JsonRecord) => async () =>
    verifyLog(open, [await sealSigned(open.ck, { t: "log", log: open.caseId, seq: 0, prev: null }, "log", open.author, { ts: NOW, act: "open", ref: null, ...payload })], directory);
  refuses([
    ["a report in another place", "fields", signedReport({ seq: 1 })],
    ["a report that follows something", "fields", signedReport({ prev: short })],
    ["a report that is named perhaps", "fields", signedReport({ named: 1 })],
    ["a report with a field more", "fields", signedReport({ more: 1 })],
    ["a report with a hash that is none, of slots", "length", signedReport({ slots: short })],
    ["a report with a hash that is none, of the name", "length", signedReport({ idh: short })],
    ["a message with a field more", "fields", thread({}, { more: 1 })],
    ["a message of an epoch that nobody knows", "unknown-epoch", thread({ epoch: 7 }, {})],
    ["a message of another case", "header-case", thread({ case: toBase64url(randomBytes(16)) }, {})],
    ["a line of the log with a field more", "fields", line({ more: 1 })],
    ["a line of the log about a number", "fields", line({ ref: 1 })],
    ["a line of the log without its salt", "length", async () => verifyLog(open, [{ ...(await sealLogEntry(open, null, { ts: NOW, act: "open", ref: null })), s: short }], directory)],
    ["an envelope with a field more", "fields", async () => {
      const header = { t: "msg", case: open.caseId, epoch: 0, id: toBase64url(randomBytes(16)) };
      return openThread(open, [await sealObject(open.ck, header, jsonBytes({ p: "", by: "a1", sig: "", more: 1 }))], directory);
    }],
    ["a slot of the reporter without a key", "no-slot", async () => {
      const rslot = await sealSlot(open.header.rk.kem, "ck", fromBase64url(sealed.kh), { mode: "dummy" });
      return openAsReporter(await receiptKeys(receipt, salt), { ...sealed, rslot }, directory);
    }],
  ]);
  it("a message of a case says that case within", async () => expect(await reasonOf(thread({}, {}))).toBe("accepted"));
  it("a line of somebody who was never a reader is strange", async () => {
    const stranger = { ...open, author: { by: "e5", key: member("e5").keys.sig.privateKey } };
    const lines = [await sealLogEntry(stranger, null, { ts: NOW, act: "open", ref: null })];
    expect((await readLog(open, lines, directory)).strange).toBe(1);
  });
  it("the token is that of the case", async () => expect(await accessOf(await ownKey(member("a1"), sealed))).toBe(await accessToken(open.ck, open.caseId)));
});

describe("an entry of the list", () => {
  const { members } = directory.entry;
  const last = need(members.at(-1));
  const instead = async (...those: (typeof members)[number][]) => readNextEntry(directory, await nextEntry(office.chain, { members: [...members.slice(0, -1), ...those] }));
  refuses([
    ["one that leaves out the last", "directory-member", () => instead()],
    ["one who goes with another key", "directory-member", () => instead({ ...last, st: "removed", sig: open.header.rk.sig })],
  ]);
  it("names at most 32", async () => {
    const more = await Promise.all(Array.from({ length: 28 }, async (_, i) => {
      const pub = await publicKeysOf(await generateKeys());
      return { id: `x${i}`, ...pub, st: "active" as const, role: "member" as const, who: { name: "x", post: "x", sex: "P" as const } };
    }));
    const propose = async (count: number) => readNextEntry(directory, await nextEntry(office.chain, { members: [...members, ...more.slice(0, count)] }));
    expect(await reasonOf(() => propose(27))).toBe("accepted");
    expect(await reasonOf(() => propose(28))).toBe("directory-member");
  });
});

describe("a request for another receipt", () => {
  const pub = { kem: open.header.rk.kem, sig: open.header.rk.sig };
  const body = { via: "receipt", case: open.caseId, rk: pub, rid: sealed.rid, rbox: sealed.rbox };
  const ask = (change: JsonRecord) => () => readReceiptRequest({ ...body, ...change });
  const vouch = (change: JsonRecord) => () => readVouch({ kind: "receipt", epoch: 0, rk: pub, rid: sealed.rid, rbox: sealed.rbox, sig: "", ...change });
  refuses([
    ["what is none", "not-a-request", ask({ via: "request" })],
    ["a field more", "fields", ask({ more: 1 })],
    ["a case's name, cut", "length", ask({ case: short })],
    ["a field more of the keys", "fields", ask({ rk: { ...pub, more: 1 } })],
    ["a key, cut", "length", ask({ rk: { ...pub, kem: short } })],
    ["another key, cut", "length", ask({ rk: { ...pub, sig: short } })],
    ["a receipt's name, cut", "length", ask({ rid: short })],
    ["a field more of the box", "fields", ask({ rbox: { ...sealed.rbox, more: 1 } })],
    ["a box without its salt", "length", ask({ rbox: { ...sealed.rbox, s: short } })],
    ["a vouch with a field more", "fields", vouch({ more: 1 })],
  ]);
  it("what is no vouch is none", () => {
    expect(readVouch(null)).toBeNull();
    expect(readVouch({ kind: "answer" })).toBeNull();
    expect(vouch({})()).toMatchObject({ epoch: 0, rid: sealed.rid });
  });
});

describe("ways to a member's keys", () => {
  const me = member("a1");
  const id = "a1";
  const key = randomBytes(32);
  const record = { id, kem: "", sig: "", priv: sealed.report, mk: [] };
  const answer = { credential: "AAAA", prf: key };
  const lock = async (m: Method, kdf: JsonRecord, master = randomBytes(32), by = key) => lockAndWipe(master, id, m, kdf, by.slice());
  const byCode = async (kdf: JsonRecord, master?: Uint8Array<ArrayBuffer>) => unlock({ ...record, mk: [await lock("code", kdf, master)] }, { recovery: key });
  const byPasskey = async (kdf: JsonRecord, prf = key) =>
    unlock({ ...record, mk: [await lock("prf", kdf, undefined, await passkeyKey(answer, id))] }, { passkey: { credential: "AAAA", prf } });
  const byWords = async (kdf: JsonRecord) => unlock({ ...record, mk: [await lock("pass", kdf)] }, { passphrase: "x" });
  const byPin = async (kdf: JsonRecord, pin = "123456") => tryPin(record, await lock("pin", kdf), pin, await newDeviceKey());
  const [salt16, iter] = [toBase64url(randomBytes(16)), 600_000];
  const device = toBase64url(randomBytes(16));
  const prf = { alg: "PRF", cred: "AAAA", salt: toBase64url(randomBytes(32)) };
  refuses([
    ["a code of another length", "length", () => lockByRecovery(key, id, randomBytes(15))],
    ["a code with a derivation", "kdf", () => byCode({ alg: "PBKDF2-SHA256" })],
    ["a code with a field more", "fields", () => byCode({ alg: "raw", more: 1 })],
    ["a master key of another length", "length", () => byCode({ alg: "raw" }, randomBytes(31))],
    ["words with a field more", "fields", () => byWords({ alg: "PBKDF2-SHA256", iter, salt: salt16, more: 1 })],
    ["words with a longer salt", "length", () => byWords({ alg: "PBKDF2-SHA256", iter, salt: prf.salt })],
    ["words with endless rounds", "kdf", () => byWords({ alg: "PBKDF2-SHA256", iter: 10_000_001, salt: salt16 })],
    ["a passkey of another kind", "kdf", () => byPasskey({ ...prf, alg: "raw" })],
    ["a passkey with a field more", "fields", () => byPasskey({ ...prf, more: 1 })],
    ["a passkey without a name", "length", () => byPasskey({ ...prf, cred: "" })],
    ["a passkey with a shorter salt", "length", () => byPasskey({ ...prf, salt: salt16 })],
    ["a passkey that says less", "length", () => byPasskey(prf, randomBytes(31))],
    ["a passkey that is another", "wrong-secret", () => byPasskey({ ...prf, cred: "AAAB" })],
    ["a PIN of another kind", "kdf", () => byPin({ alg: "raw", device, iter, salt: salt16 })],
    ["a PIN with a field more", "fields", () => byPin({ alg: "PIN", device, iter, salt: salt16, more: 1 })],
    ["a PIN with a longer device", "length", () => byPin({ alg: "PIN", device: prf.salt, iter, salt: salt16 })],
    ["a PIN with a longer salt", "length", () => byPin({ alg: "PIN", device, iter, salt: prf.salt })],
    ["five digits", "pin-form", () => byPin({ alg: "PIN", device, iter, salt: salt16 }, "12345")],
    ["thirteen digits", "pin-form", () => byPin({ alg: "PIN", device, iter, salt: salt16 }, "1234567890123")],
    ["letters", "pin-form", () => byPin({ alg: "PIN", device, iter, salt: salt16 }, "rahasia")],
    ["a shorter half", "length", async () => (await byPin({ alg: "PIN", device, iter, salt: salt16 })).open(short)],
    ["keys that are none", "private-key", async () => {
      const [kem, sig] = [open.header.rk.kem, open.header.rk.sig];
      return unlockWith({ id, kem, sig, mk: [], priv: await sealObject(key, { t: "member-priv", id, kem, sig }, jsonBytes({ kem: "AAAA", sig: "AAAA" })) }, key);
    }],
    ["another member's old keys", "header-id", async () => {
      const { kem } = await publicKeysOf(me.keys);
      return openCarried(me, { ...record, kem }, await sealObject(me.masterKey, { t: "carry", id: "b2", from: kem, to: kem }, key));
    }],
    ["another device's name", "header-device", async () => openDeviceName(me, device, await sealDeviceName(me, salt16, "x"))],
    ["another member's device", "header-id", async () => openDeviceName(me, device, await sealDeviceName(member("b2"), device, "x"))],
  ]);
  it("fewer rounds give other bytes", async () => {
    const [few, many] = await Promise.all([pbkdf2("x", key, 1), pbkdf2("x", key, 2)]);
    expect(toBase64url(few)).not.toBe(toBase64url(many));
  });
});

describe("a sealed file", () => {
  const [key, id, fileSalt] = [randomBytes(32), randomBytes(16), randomBytes(32)];
  const through = async (bytes: Uint8Array, files: TransformStream<Uint8Array, Uint8Array>) => {
    // Read by hand: Chromium's Response tells a stream's fault in words of its own.
    const reader = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(files).getReader();
    const parts: Uint8Array[] = [];
    for (let next = await reader.read(); next.value !== undefined; next = await reader.read()) parts.push(next.value);
    return concat(...parts);
  };
  const opened = (bytes: Uint8Array) => through(bytes, openFile(key, id, 10));
  const changed = (change: (whole: Uint8Array) => Uint8Array) => async () => opened(change(await through(randomBytes(1024), await sealFile(key, id, 10))));
  /** What only the holder of the key could add: an empty last piece behind a whole one. */
  async function withEmptyEnd(): Promise<Uint8Array> {
    const header = concat(utf8("JT1F"), Uint8Array.of(1, 10), id, fileSalt);
    const raw = await derive(key, fileSalt, "file", await sha256(header));
    const cipher = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"]);
    const piece = async (iv: number[], bytes: Uint8Array<ArrayBuffer>) =>
      new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...iv) }, cipher, bytes));
    return concat(header, await piece([0, 0], randomBytes(1024)), await piece([1, 1], new Uint8Array(0)));
  }
  refuses([
    ["one without pieces", "file-truncated", changed((whole) => whole.subarray(0, 54))],
    ["half a header", "file-truncated", changed((whole) => whole.subarray(0, 30))],
    ["a piece shorter than its tag", "file-truncated", changed((whole) => whole.subarray(0, 64))],
    ["an empty piece at the end", "file-truncated", async () => opened(await withEmptyEnd())],
    ["a spoilt piece", "file-decrypt", changed((whole) => whole.map((byte, at) => (at === 100 ? byte ^ 1 : byte)))],
    ["a shorter name", "length", () => sealFileWith(key, randomBytes(15), 10, fileSalt)],
    ["a shorter salt", "length", () => sealFileWith(key, id, 10, randomBytes(31))],
  ]);
});

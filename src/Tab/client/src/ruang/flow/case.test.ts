import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Answer } from "../../api/http";
import type { FoundCase, MessageToSend, Posted } from "../../api/room";
import {
  enrol, findKey, newFoundingEntry, newRecoveryCode, openAsMember, openThread, sealLogEntry, sealMessage, sealReport, signDirectory, siteSalt, unlock, verifyDirectory,
  type Directory, type DirectoryRecord, type Head, type Sealed, type SealedObject, type Unlocked,
} from "../../sealing";
import { objectHash } from "../../sealing/object";
import { deedsOf, nameAsksOf, openingsOf } from "../back/opened";
import { accountLimit, messageFits } from "../../telling/account";
import { findCase, postMessage, type CaseView, type ReporterBody } from "./case";
import { loadOffice } from "./office";

/** With the real sealing: three members, one report, its own author. Only the server is stood in for. */
const now = Date.parse("2026-11-21T12:00:00Z");
const nextNotice = "2026-11-23T08:15:00+07:00";
let members: Unlocked[];
let chain: DirectoryRecord[];
let genesis: string;
let directory: Directory;
let sealed: Sealed;
let receipt: string;

beforeAll(async () => {
  const names = ["Laras Kinanti", "Bagas Wirawan", "Nurul Hasanah"];
  const records = await Promise.all(names.map((_, i) => enrol(`member${i}`, `frasa sandi ${i}`, newRecoveryCode().bytes)));
  members = await Promise.all(records.map((r, i) => unlock(r, { passphrase: `frasa sandi ${i}` })));
  const founders = records.map(({ id, kem, sig }, i) => ({ id, kem, sig, who: { name: names[i] ?? "", post: "Staf", sex: "P" as const } }));
  const e = newFoundingEntry(founders, now / 1000 - 60);
  chain = [{ e, sigs: await Promise.all(members.map(async (m) => ({ by: m.id, sig: await signDirectory(e, m) }))) }];
  genesis = createHash("sha256").update("JT1/dir\0").update(Buffer.from(e, "base64url")).digest("base64url");
  directory = await verifyDirectory(chain, genesis, now / 1000, "seal");
  const body = { kind: "report", via: "room", text: "Cerita saya", contact: { choice: "here" }, consent: [{ id: "store", version: "1", given: true, at: "2026-11-21T11:00Z" }], language: "id" };
  ({ sealed, receipt } = await sealReport({ directory, to: ["member0", "member1"], exclude: ["member2"], body, siteSalt: await siteSalt("tirtawana") }));
});

const found = (messages: SealedObject[], log: SealedObject[] = []) => ({ findReceipt: () => Promise.resolve<Answer<FoundCase>>({ kind: "ok", status: 200, value: { sealed, slots: sealed.slots, sets: [], epochs: [], messages, log, keep: { eraseAfter: "2031-12-01", held: false }, nextNotice } }) });
const never = { findReceipt: () => Promise.reject(new Error("asked the server")) };

async function open(messages: SealedObject[] = [], log: SealedObject[] = []): Promise<CaseView> {
  const result = await findCase(found(messages, log), "tirtawana", directory, receipt, now);
  if (result.kind !== "open") throw new Error(result.kind);
  return result.view;
}

async function memberWrites(messages: SealedObject[], body: unknown, by = 0): Promise<SealedObject> {
  const me = members[by] as Unlocked;
  const key = await findKey(me, sealed);
  if (key === null) throw new Error("no slot");
  const opened = await openAsMember(me, key, sealed, directory);
  return sealMessage(opened, (await openThread(opened, messages, directory)).head, body);
}

/** A reader's page notes what it does, one line after the other. */
async function readerNotes(lines: [member: number, ts: number, act: string, ref: string | null][]): Promise<SealedObject[]> {
  const log: SealedObject[] = [];
  let head: Head | null = null;
  for (const [by, ts, act, ref] of lines) {
    const me = members[by] as Unlocked;
    const key = await findKey(me, sealed);
    if (key === null) throw new Error("no slot");
    const entry: SealedObject = await sealLogEntry(await openAsMember(me, key, sealed, directory), head, { ts, act, ref });
    log.push(entry);
    head = { seq: log.length - 1, hash: await objectHash(entry) };
  }
  return log;
}

/** The same object with one letter changed: the server takes it, and nobody opens it. */
const spoilt = (message: SealedObject): SealedObject => ({ ...message, c: (message.c.startsWith("A") ? "B" : "A") + message.c.slice(1) });

const answered = { kind: "answer", text: "Terima kasih.", status: "initialResponse", next: "Bertemu", lookOn: "2026-11-30" };

/** A server's thread that answers like the contract says. */
function server(messages: SealedObject[], loseAnswers = 0) {
  let lost = 0;
  const posts: MessageToSend[] = [];
  return {
    messages,
    posts,
    ...never,
    sendMessage: (m: MessageToSend) => {
      posts.push(m);
      const conflict: Answer<Posted> = { kind: "problem", status: 409, problem: { code: "conflict", messages: messages.slice(m.after) } };
      if (m.after !== messages.length) return Promise.resolve(conflict);
      messages.push(m.message);
      const away: Answer<Posted> = { kind: "away", reached: "unknown" };
      return Promise.resolve<Answer<Posted>>(lost++ < loseAnswers ? away : { kind: "ok", status: 201, value: { position: messages.length, nextNotice } });
    },
  };
}

test("The author opens the report and finds status, next step, name and day", async () => {
  const view = await open([await memberWrites([], answered)]);
  expect(view.report?.text).toBe("Cerita saya");
  expect(view.entries).toMatchObject([{ name: "Laras Kinanti", mine: false, body: answered }]);
  expect(view.summary).toEqual({ status: "initialResponse", next: "Bertemu", by: "Laras Kinanti", lookOn: "2026-11-30", late: false, withdrawn: false });
});

test("A wrong digit is found on the device, before the server is asked", async () => {
  const wrong = receipt.slice(0, -1) + ((Number(receipt.at(-1)) + 1) % 10);
  expect(await findCase(never, "tirtawana", directory, wrong, now)).toEqual({ kind: "typo" });
});

test("An unknown code and a silent server are calm answers", async () => {
  const answer = (a: Answer<FoundCase>) => ({ findReceipt: () => Promise.resolve(a) });
  expect(await findCase(answer({ kind: "problem", status: 404, problem: { code: "receipt-unknown" } }), "tirtawana", directory, receipt, now)).toEqual({ kind: "unknown" });
  expect(await findCase(answer({ kind: "away", reached: "unknown" }), "tirtawana", directory, receipt, now)).toEqual({ kind: "away" });
});

test("A message that was changed on the way is not shown", async () => {
  const message = await memberWrites([], answered);
  const view = await open([spoilt(message)]);
  expect([view.entries, view.strange, view.summary.status]).toEqual([[], 1, "received"]);
});

test("The person finds the names of her own files again, and nobody else's", async () => {
  const att = { id: "A".repeat(22), fk: "A".repeat(43), log2: 20, name: "chat.png", type: "image/png", size: 1200, sha256: "A".repeat(43) };
  const there = server([await memberWrites([], { ...answered, att: [{ ...att, name: "milik petugas.pdf" }] })]);
  const view = await open(there.messages);
  const posting = await postMessage(there, view, { kind: "message", text: "Ini fotonya", att: [att, { name: "rusak" }] } as ReporterBody, null, now);
  if (posting.kind !== "sent") throw new Error(posting.kind);
  expect(posting.view.entries.map(({ files }) => files.map(({ name }) => name))).toEqual([[], ["chat.png"]]);
  expect(view.files).toEqual([]);
});

test("Something that nobody can open silences neither side", async () => {
  const answer = await memberWrites([], answered);
  const there = server([spoilt(answer), answer]);
  const view = await open(there.messages);
  expect([view.entries.length, view.strange, view.summary.by]).toEqual([1, 1, "Laras Kinanti"]);
  const posting = await postMessage(there, view, { kind: "message", text: "Halo" }, null, now);
  if (posting.kind !== "sent") throw new Error(posting.kind);
  expect((await open(there.messages)).entries.map((e) => e.body.kind)).toEqual(["answer", "message"]);
});

test("Whoever found the code cannot write a status in the team's place", async () => {
  const open0 = await open();
  const forged = await sealMessage(open0.open, open0.head, { ...answered, status: "closed" });
  const view = await open([forged]);
  expect([view.entries[0]?.body.kind, view.summary.status]).toEqual(["unknown", "received"]);
});

test("The author's words are added and read back", async () => {
  const there = server([]);
  const posting = await postMessage(there, await open(), { kind: "message", text: "Halo" }, null, now);
  if (posting.kind !== "sent") throw new Error(posting.kind);
  expect(posting.view.entries).toMatchObject([{ mine: true, body: { kind: "message", text: "Halo" } }]);
  expect((await open(there.messages)).entries).toHaveLength(1);
});

test("When an officer wrote meanwhile, both stand in the thread, once each", async () => {
  const view = await open();
  const there = server([await memberWrites([], answered)]);
  const posting = await postMessage(there, view, { kind: "message", text: "Halo" }, null, now);
  if (posting.kind !== "sent") throw new Error(posting.kind);
  expect(posting.view.entries.map((e) => e.body.kind)).toEqual(["answer", "message"]);
  expect((await open(there.messages)).entries).toHaveLength(2);
});

test("An answer of the server that got lost does not send the words twice", async () => {
  const there = server([], 1);
  const body = { kind: "message", text: "Halo" } as const;
  const first = await postMessage(there, await open(), body, null, now);
  if (first.kind !== "away") throw new Error(first.kind);
  const second = await postMessage(there, first.view, body, first.outgoing, now);
  expect(second.kind).toBe("sent");
  expect(there.messages).toHaveLength(1);
});

test("Other words after a lost answer are a message of their own", async () => {
  const there = server([], 1);
  const first = await postMessage(there, await open(), { kind: "message", text: "Satu" }, null, now);
  if (first.kind !== "away") throw new Error(first.kind);
  const second = await postMessage(there, first.view, { kind: "message", text: "Dua" }, first.outgoing, now);
  if (second.kind !== "sent") throw new Error(second.kind);
  expect(second.view.entries.map((e) => (e.body.kind === "message" ? e.body.text : ""))).toEqual(["Satu", "Dua"]);
});

test("The longest story and the longest answer can be sealed", async () => {
  const body = { kind: "report", via: "room", text: "a".repeat(accountLimit(undefined)), contact: { choice: "channel", channel: "WhatsApp", address: "0".repeat(300), hours: "x".repeat(300) } };
  const sealing = sealReport({ directory, to: ["member0", "member1"], exclude: ["member2"], body, siteSalt: await siteSalt("tirtawana") });
  await expect(sealing).resolves.toHaveProperty("receipt");
  const posting = await postMessage(server([]), await open(), { kind: "message", text: "a".repeat(messageFits) }, null, now);
  expect(posting.kind).toBe("sent");
});

test("A closed report opens again with one word of its author", async () => {
  const closing = await memberWrites([], { ...answered, status: "closed" });
  const posting = await postMessage(server([closing]), await open([closing]), { kind: "reopen", text: "" }, null, now);
  if (posting.kind !== "sent") throw new Error(posting.kind);
  expect(posting.view.summary.status).toBe("received");
});

const room = (g: string | null, c: DirectoryRecord[]) => ({
  readRoom: () => Promise.resolve({
    kind: "ok" as const, status: 200,
    value: { office: { id: "tirtawana", name: "Kantor" }, language: "id" as const, genesis: g, chain: c, past: [], nextNotice, puzzle: { challenge: "AA", bits: 1 }, limits: { accountBytes: 1 } },
  }),
});
const file = (g: string, floor = 0) => ({ readGenesis: () => Promise.resolve({ kind: "ok" as const, status: 200, value: { genesis: g, floor, before: [] } }) });
const nofile = { readGenesis: () => Promise.resolve({ kind: "problem" as const, status: 404, problem: { code: "not-found" } }) };
const kind = async (api: Parameters<typeof loadOffice>[0], at = now) => (await loadOffice(api, at)).kind;

test("The list of officers is trusted only when it grows from the office's genesis file", async () => {
  const other = genesis.startsWith("A") ? `B${genesis.slice(1)}` : `A${genesis.slice(1)}`;
  expect(await kind({ ...room(genesis, chain), ...file(genesis) })).toBe("ready");
  expect(await kind({ ...room(genesis, chain), ...file(other) })).toBe("untrusted");
  expect(await kind({ ...room(genesis, chain), ...file(genesis, chain.length) })).toBe("untrusted");
  expect(await kind({ ...room(other, chain), ...file(other) })).toBe("untrusted");
  expect(await kind({ ...room(genesis, chain.map((r) => ({ ...r, sigs: r.sigs.slice(1) }))), ...file(genesis) })).toBe("untrusted");
  expect(await kind({ ...room(genesis, chain), ...nofile })).toBe("untrusted");
});

test("An old list stays usable and says since when; no list at all means not open yet", async () => {
  const old = await loadOffice({ ...room(genesis, chain), ...file(genesis) }, now + 40 * 86_400_000);
  expect(old.kind === "ready" && old.directory.stale).toBe(directory.entry.exp);
  expect(await kind({ ...room(null, []), ...nofile })).toBe("closed");
  expect(await kind({ readRoom: () => Promise.resolve({ kind: "away", reached: "unknown" }), ...nofile })).toBe("away");
});

const second = (text: string) => Date.parse(text) / 1000;

test("The author reads who opened the report and when, once a person and day, on the office's clock; a line that does not stand hides no other", async () => {
  const log = await readerNotes([
    [0, second("2026-11-23T02:15:00Z"), "open", null], [0, second("2026-11-23T03:05:00Z"), "open", null], [1, second("2026-11-23T20:00:00Z"), "open", null], [1, second("2026-11-24T02:00:00Z"), "keep.day", "2027-03-01"],
    [0, second("2026-11-24T02:05:00Z"), "file.open", "a"], [0, second("2026-11-24T02:06:00Z"), "file.open", "b"], [0, second("2026-11-25T02:06:00Z"), "file.open", "b"],
  ]);
  const view = await open([], log);
  expect(openingsOf(view)).toEqual([{ name: "Bagas Wirawan", day: "2026-11-24", time: "03.00" }, { name: "Laras Kinanti", day: "2026-11-23", time: "10.05" }]);
  expect(deedsOf(view)).toEqual([{ act: "keep.day", name: "Bagas Wirawan", day: "2026-11-24", time: "09.00", until: "2027-03-01" },
    { act: "file.open", name: "Laras Kinanti", day: "2026-11-24", time: "09.05", until: null }, { act: "file.open", name: "Laras Kinanti", day: "2026-11-25", time: "09.06", until: null }]);
  expect(openingsOf(await open([], log.map((line, at) => (at === 2 ? spoilt(line) : line))))).toHaveLength(1);
});

test("The author reads who opened the name, when and for what reason; nobody agrees for the one who asked", async () => {
  const ask = await memberWrites([], { kind: "name.ask", reason: "Untuk surat rujukan", at: second("2026-11-23T02:15:00Z") });
  const id = await objectHash(ask);
  const own = await memberWrites([ask], { kind: "name.yes", ask: id, w: { e: "AA", c: "AA" } });
  const waiting = { name: "Laras Kinanti", day: "2026-11-23", time: "09.15", reason: "Untuk surat rujukan", agreed: [], refused: [], back: false, opened: null };
  expect(await nameAsksOf(await open([ask, own]))).toMatchObject([waiting]);
  const yes = await memberWrites([ask], { kind: "name.yes", ask: id, w: { e: "AA", c: "AA" } }, 1);
  const opened = { name: "Laras Kinanti", day: "2026-11-23", time: "11.00" };
  const log = await readerNotes([[0, second("2026-11-23T04:00:00Z"), "name.open", id], [1, second("2026-11-23T05:00:00Z"), "name.open", id]]);
  expect(await nameAsksOf(await open([ask, yes], log))).toMatchObject([{ ...waiting, agreed: ["Bagas Wirawan"], opened }]);
});

test("A withdrawal, a consent and a referral travel as messages, and the words beside the thread are another message", async () => {
  const there = server([]);
  const view = await open();
  const at = "2026-11-23T02:00Z";
  const said = [
    { kind: "consent", consent: [{ id: "contact", version: "1", given: false, at }] },
    { kind: "refer", provider: "rsud", name: "RSUD", need: "medical", way: "warm", fields: ["account"], companion: true, duty: "", consent: { id: "refer/rsud", version: "1", given: true, at } },
    { kind: "correction", of: "account", text: "Tambahan" },
    { kind: "withdraw", stop: ["use", "share", "contact"], erase: true, at },
  ] as const satisfies ReporterBody[];
  let current = view;
  for (const body of said) {
    const posting = await postMessage(there, current, body as ReporterBody, null, now);
    if (posting.kind !== "sent") throw new Error(posting.kind);
    current = posting.view;
  }
  expect((await open(there.messages)).entries.map(({ body }) => body)).toEqual(said);
  expect(current.summary.withdrawn).toBe(true);
  const again = await postMessage(there, current, { kind: "consent", consent: [{ id: "readers", version: "1", given: true, at }] }, null, now);
  expect(again.kind === "sent" && again.view.summary.withdrawn).toBe(false);
});

import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../api/http";
import type { FoundCase, Room } from "../../api/room";
import {
  findKey, newFoundingEntry, openAsMember, openThread, sealMessage, sealReport, signDirectory, siteSalt, verifyDirectory,
  type Directory, type DirectoryRecord, type Unlocked,
} from "../../sealing";
import { directoryHash } from "../../sealing/directory-entry";
import { generateKeys, publicKeysOf } from "../../sealing/keys";
import { findCase, postMessage } from "./case";
import { loadOffice } from "./office";
import { readersOf } from "../../telling/readers";

/** sealing.md A5: the phone of a frightened person may believe any year. Its clock may cost a sentence on the page, never the way in. */
const founded = 1_800_000_000;
const year = 365 * 24 * 60 * 60;
const room = (): Room => ({
  office: { id: "tirtawana", name: "KPU Kabupaten Tirtawana" }, language: "id", genesis, chain, past: [], nextNotice: "2027-01-18T08:15:00+07:00",
  puzzle: { challenge: "AA", bits: 1 }, limits: { accountBytes: 196_608 },
});
const ok = <T,>(value: T): Promise<Answer<T>> => Promise.resolve({ kind: "ok", status: 200, value });
const body = { kind: "report", via: "room", text: "Cerita saya", contact: { choice: "here" }, consent: [], language: "id" };

let members: Unlocked[];
let chain: DirectoryRecord[];
let genesis: string;
/** As the member's own machine has it, whose clock is right. */
let directory: Directory;

beforeAll(async () => {
  members = await Promise.all(["a1", "b2", "c3"].map(async (id) => ({ id, keys: await generateKeys(), masterKey: new Uint8Array(32) })));
  const founders = await Promise.all(members.map(async ({ id, keys }) => ({ id, ...(await publicKeysOf(keys)), who: { name: id, post: "Staf", sex: "P" as const } })));
  const e = newFoundingEntry(founders, founded);
  chain = [{ e, sigs: await Promise.all(members.map(async (member) => ({ by: member.id, sig: await signDirectory(e, member) }))) }];
  genesis = await directoryHash(e);
  directory = await verifyDirectory(chain, genesis, founded);
});

describe.each([
  ["right", 0, null],
  ["fifty-six years behind (a phone whose battery was out)", -founded, null],
  ["ten years behind", -10 * year, null],
  ["forty days ahead", 40 * 24 * 60 * 60, "since its day"],
  ["thirty years ahead", 30 * year, "since its day"],
])("with a phone's clock that is %s", (_, off, told) => {
  const believed = (founded + off) * 1000;

  test("the room opens, a report is sealed and read, and both sides write", async () => {
    const loaded = await loadOffice({ readRoom: () => ok(room()), readGenesis: () => ok({ genesis, floor: 0, before: [] }) }, believed);
    if (loaded.kind !== "ready") throw new Error(loaded.kind);
    expect(loaded.directory.stale).toBe(told === null ? null : loaded.directory.entry.exp);
    expect(readersOf(loaded.directory).team).toHaveLength(3);

    const { sealed, receipt } = await sealReport({ directory: loaded.directory, to: ["a1", "b2"], exclude: ["c3"], body, siteSalt: await siteSalt("tirtawana") });
    const me = members[0] as Unlocked;
    const key = await findKey(me, sealed);
    if (key === null) throw new Error("no slot");
    const opened = await openAsMember(me, key, sealed, directory);
    expect(opened.payload.body).toEqual(body);

    const reply = await sealMessage(opened, (await openThread(opened, [], directory)).head, { kind: "answer", text: "Kami membaca.", status: "initialResponse", next: "Bicara", lookOn: "2027-01-21" });
    const served: FoundCase = { sealed, slots: sealed.slots, sets: [], epochs: [], messages: [reply], log: [], keep: { eraseAfter: "2031-12-01", held: false }, nextNotice: room().nextNotice };
    const found = await findCase({ findReceipt: () => ok(served) }, "tirtawana", loaded.directory, receipt, believed);
    if (found.kind !== "open") throw new Error(found.kind);
    expect(found.view.entries).toHaveLength(1);
    const posted = await postMessage({ findReceipt: () => ok(served), sendMessage: () => ok({ position: 2, nextNotice: served.nextNotice }) }, found.view, { kind: "message", text: "Terima kasih" }, null, believed);
    expect(posted.kind).toBe("sent");
  });
});

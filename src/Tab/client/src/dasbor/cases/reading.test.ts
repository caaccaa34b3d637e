import { beforeAll, describe, expect, it } from "vitest";
import { foundOffice } from "../testing/office";
import {
  findKey, openAsMember, openAsReporter, openThread, readLog, readThread, receiptKeys, sealLogEntry, sealMessage, sealReport, siteSalt,
  type CaseKey, type Directory, type OpenCase, type SealedObject,
} from "../../sealing";

/** What a server, or somebody who knows the access token, can do to a thread and a log as they are served. */
let directory: Directory;
let reporter: OpenCase;
let reader: OpenCase;
let other: OpenCase;
let thread: SealedObject[];

beforeAll(async () => {
  const office = await foundOffice(["Laras", "Bagas", "Nurul"]);
  directory = office.directory;
  const salt = await siteSalt("tirtawana");
  const [me] = office.members;
  if (me === undefined) throw new Error("nobody");
  const open = async (text: string) => {
    const { sealed, receipt } = await sealReport({ directory, to: ["anggota-0", "anggota-1"], exclude: ["anggota-2"], body: { text }, siteSalt: salt });
    const key = (await findKey(me.unlocked, sealed)) as CaseKey;
    return { member: await openAsMember(me.unlocked, key, sealed, directory), author: await openAsReporter(await receiptKeys(receipt, salt), sealed, directory) };
  };
  const first = await open("Satu");
  [reader, reporter] = [first.member, first.author];
  other = (await open("Dua")).member;
  thread = await write([[reader, "a"], [reporter, "b"], [reader, "c"], [reporter, "d"]]);
});

async function write(words: [OpenCase, string][]): Promise<SealedObject[]> {
  const messages: SealedObject[] = [];
  for (const [who, text] of words) messages.push(await sealMessage(who, (await openThread(who, messages, directory)).head, { text }));
  return messages;
}

const at = (i: number) => thread[i] as SealedObject;
async function read(messages: SealedObject[]): Promise<[string, number]> {
  const { items, strange } = await readThread(reporter, messages, directory);
  return [items.map(({ body }) => (body as { text: string }).text).join(""), strange];
}

describe("a thread as a server may serve it", () => {
  it("stands when nothing was done to it, as openThread says too", async () => {
    expect(await read(thread)).toEqual(["abcd", 0]);
    expect((await readThread(reader, thread, directory)).head).toEqual((await openThread(reader, thread, directory)).head);
  });

  it("tells of a message taken out, repeated, moved, swapped or of another case, and never shows one in another place", async () => {
    expect(await read([at(0), at(2), at(3)])).toEqual(["a", 2]);
    expect(await read([at(0), at(0), at(1), at(2), at(3)])).toEqual(["abcd", 1]);
    expect(await read([at(1), at(0), at(2), at(3)])).toEqual(["a", 3]);
    expect(await read([...thread].reverse())).toEqual(["a", 3]);
    expect(await read([await sealMessage(other, { seq: 0, hash: reader.reportHash }, { text: "x" }), ...thread])).toEqual(["abcd", 1]);
  });

  it("cannot tell that its end was withheld: only a reader who remembers it can", async () => {
    expect(await read(thread.slice(0, 2))).toEqual(["ab", 0]);
  });

  it("takes no word of a reader as the reporter's, nor of one reader as another's", async () => {
    const head = { seq: 0, hash: reader.reportHash };
    const asReporter = await sealMessage({ ...reader, author: { by: "r", key: reader.author.key } }, head, { text: "x" });
    const asColleague = await sealMessage({ ...reader, author: { by: "anggota-1", key: reader.author.key } }, head, { text: "x" });
    expect(await read([asReporter, asColleague, ...thread])).toEqual(["abcd", 2]);
  });
});

describe("a log as a server may serve it", () => {
  it("goes on after a line that nobody opens, and still refuses a shorter or another one", async () => {
    const entry = { ts: 1, act: "open", ref: null };
    const first = await sealLogEntry(reader, null, entry);
    const foreign = await sealLogEntry(reporter, (await readLog(reader, [first], directory)).head, entry);
    const lines = [first, foreign];
    const { head, items, strange } = await readLog(reader, lines, directory);
    expect([items.map((line) => line.by), strange]).toEqual([["anggota-0"], 1]);
    const third = await sealLogEntry(reader, head, entry);
    expect((await readLog(reader, [...lines, third], directory)).items).toHaveLength(2);
    await expect(readLog(reader, lines.slice(0, 1), directory, head ?? undefined)).rejects.toThrow("log-truncated");
    await expect(readLog(reader, [first, third], directory, head ?? undefined)).rejects.toThrow("log-fork");
  });
});

import type { CaseBodies, IndexEntry, MemberCache } from "../../src/api/dashboardSchemas";
import { BookReader } from "../../src/dasbor/cases/bookReader";
import { listCases } from "../../src/dasbor/cases/listCases";
import { MemoryStore } from "../../src/dasbor/cases/memoryStore";
import { toBase64url, fromBase64url } from "../../src/sealing/base64url";
import { accessToken, findKey, readCaseHeader } from "../../src/sealing/case-key";
import { rotate } from "../../src/sealing/epoch-rotate";
import { generateKeys, publicKeysOf } from "../../src/sealing/keys";
import { randomBytes } from "../../src/sealing/random";
import { sealReport } from "../../src/sealing/report-seal";
import type { Directory, DirectoryEntry, Unlocked } from "../../src/sealing/types";

/** How long a member waits for the list of cases: the first time, and with what was remembered. The server answers at once here. */
const slots = 8;

async function team(): Promise<{ people: Unlocked[]; directory: Directory; kem: string }> {
  const people = await Promise.all(["a", "b", "c", "d", "e"].map(async (id) => ({ id, keys: await generateKeys(), masterKey: randomBytes(32) })));
  const members = await Promise.all(people.map(async ({ id, keys }) => ({ id, ...(await publicKeysOf(keys)), st: "active" as const, role: "member" as const })));
  const entry: DirectoryEntry = { v: "JT1", t: "dir", n: 0, prev: null, iat: 0, exp: 1, pol: { q: 2, minR: 2, idT: 2 }, members };
  const hash = toBase64url(randomBytes(32));
  return { people, directory: { entry, hash, hashes: [hash], entries: [entry], stale: null }, kem: members[0]?.kem ?? "" };
}

/** Real cases in a store that answers at once. */
class Shelf {
  readonly bodies = new Map<string, CaseBodies>();
  readonly entries: IndexEntry[] = [];
  saved: MemberCache = { rev: 0, object: null };
  opened = 0;

  index = () => Promise.resolve(this.entries);
  openCase = (access: string): Promise<CaseBodies> => {
    this.opened += 1;
    const found = this.bodies.get(access);
    return found === undefined ? Promise.reject(new Error("no such case")) : Promise.resolve(found);
  };
  caseHeads = () => Promise.resolve({ sets: 0, messages: 0, log: 0 });
  cache = () => Promise.resolve(this.saved);
  saveCache = (rev: number, object: NonNullable<MemberCache["object"]>) => {
    this.saved = { rev, object };
    return Promise.resolve(null);
  };
}

const noMark = { read: () => 0, write: () => undefined };

async function shelve(shelf: Shelf, directory: Directory, count: number): Promise<void> {
  const report = { directory, to: ["a", "b", "c", "d"], exclude: ["e"], body: { kind: "report", via: "room", text: "kata ".repeat(600), contact: { choice: "here" }, consent: [], language: "id" }, siteSalt: randomBytes(16) };
  const { people } = world;
  for (let done = 0; done < count; done += slots) {
    await Promise.all(Array.from({ length: Math.min(slots, count - done) }, async () => {
      const { sealed } = await sealReport(report);
      const key = await findOwn(people[0] as Unlocked, sealed);
      shelf.entries.push({ kh: sealed.kh, slots: sealed.slots });
      shelf.bodies.set(await accessToken(key.ck, key.header.case), { sealed, slots: sealed.slots, sets: [], epochs: [], messages: [], log: [] });
    }));
  }
}

async function findOwn(me: Unlocked, sealed: { kh: string; slots: IndexEntry["slots"] }) {
  const key = await findKey(me, sealed);
  if (key?.kind !== "key") throw new Error("no key");
  return key;
}

let world: Awaited<ReturnType<typeof team>>;

/** Longest stretch in which the page had no turn, while `work` ran. */
async function unresponsive<T>(work: () => Promise<T>): Promise<{ result: T; took: number; worst: number }> {
  let [worst, last, running] = [0, performance.now(), true];
  const { port1, port2 } = new MessageChannel();
  const look = () => {
    worst = Math.max(worst, performance.now() - last);
    last = performance.now();
  };
  port2.onmessage = () => {
    look();
    if (running) port1.postMessage(0);
  };
  port1.postMessage(0);
  const start = performance.now();
  const result = await work();
  running = false;
  look();
  port1.close();
  return { result, took: performance.now() - start, worst };
}

const rounds = 5;

/** One line of the result: the median of the rounds, and the longest time in any of them in which the page had no turn. */
type Figure = { what: "open" | "list" | "news" | "save" | "rotate"; count: number; ms: number; worst?: number; bytes?: number };
type Round = { took: number; worst: number };

function figure(what: Figure["what"], count: number, measured: readonly Round[]): Figure {
  const ms = measured.map(({ took }) => took).sort((a, b) => a - b)[measured.length >> 1] ?? 0;
  return { what, count, ms, worst: Math.max(...measured.map(({ worst }) => worst)) };
}

async function inRounds(work: () => Promise<Round>): Promise<Round[]> {
  const measured: Round[] = [];
  await work();
  while (measured.length < rounds) measured.push(await work());
  return measured;
}

async function firstTime(counts: readonly number[]): Promise<Figure[]> {
  const shelf = new Shelf();
  const me = reader();
  await shelve(shelf, world.directory, Math.max(...counts));
  const all = [...shelf.entries];
  const figures: Figure[] = [];
  for (const count of counts) {
    shelf.entries.splice(0, Infinity, ...all.slice(0, count));
    figures.push(figure("open", count, await inRounds(async () => {
      const memory = new MemoryStore(shelf, me, world.kem, noMark);
      const { result, took, worst } = await unresponsive(() => new BookReader(shelf, me, memory).read(world.directory, new Map(), () => undefined));
      if (result.cases.size !== count) throw new Error(`only ${result.cases.size} of ${count} opened`);
      return { took, worst };
    })));
  }
  return figures;
}

async function withMemory(count: number): Promise<Figure[]> {
  const shelf = new Shelf();
  const me = reader();
  await shelve(shelf, world.directory, 1);
  const [entry] = shelf.entries;
  const memory = new MemoryStore(shelf, me, world.kem, noMark);
  await new BookReader(shelf, me, memory).read(world.directory, new Map(), () => undefined);
  const [pattern] = memory.current.cases.values();
  if (entry === undefined || pattern === undefined) throw new Error("nothing remembered");
  const ids = Array.from({ length: count }, () => toBase64url(randomBytes(16)));
  const header = readCaseHeader(entry.kh);
  shelf.entries.splice(0, Infinity, ...ids.map((id) => ({ kh: toBase64url(new TextEncoder().encode(JSON.stringify({ ...header, case: id }))), slots: entry.slots })));
  const saves = await inRounds(() => {
    memory.update((before) => {
      before.cases.clear();
      for (const id of ids) before.cases.set(id, { ...pattern, ck: toBase64url(randomBytes(32)), h: toBase64url(randomBytes(32)) });
    });
    return unresponsive(() => memory.save());
  });
  const news: Round[] = [];
  const lists = await inRounds(async () => {
    const fresh = new MemoryStore(shelf, me, world.kem, noMark);
    const list = await unresponsive(async () => {
      await fresh.load();
      return listCases({ cases: new Map(), pairs: new Map(), remembered: new Map([...fresh.current.cases].map(([id, seen]) => [id, seen.standing])) }, "2026-11-22").length;
    });
    const look = await unresponsive(() => new BookReader(shelf, me, fresh).read(world.directory, new Map(), () => undefined));
    if (list.result !== count || look.result.troubles.length > 0 || shelf.opened !== 1) throw new Error("the memory did not serve");
    news.push(look);
    return list;
  });
  const bytes = fromBase64url(shelf.saved.object?.c ?? "").length;
  return [figure("list", count, lists), figure("news", count, news.slice(1)), { ...figure("save", count, saves), bytes }];
}

async function renew(count: number): Promise<Figure> {
  const shelf = new Shelf();
  const me = reader();
  await shelve(shelf, world.directory, 20);
  const book = await new BookReader(shelf, me, new MemoryStore(shelf, me, world.kem, noMark)).read(world.directory, new Map(), () => undefined);
  const known = [...book.cases.values()];
  const { took } = await unresponsive(async () => {
    for (let n = 0; n < count; n += 1) await rotate((known[n % known.length] ?? known[0])!.open, world.directory, ["a", "b", "c"]);
  });
  return { what: "rotate", count, ms: took };
}

function reader(): Unlocked {
  const [me] = world.people;
  if (me === undefined) throw new Error("no team");
  return me;
}

async function run(): Promise<Figure[]> {
  world = await team();
  return [...(await firstTime([50, 500])), ...(await withMemory(50)), ...(await withMemory(500)), ...(await withMemory(5000)), await renew(500)];
}

void run().then(
  (figures) => {
    for (const one of figures) console.log(`result ${JSON.stringify(one)}`);
    console.log("result done");
  },
  (fault: unknown) => { throw fault; },
);

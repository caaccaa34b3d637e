import { findKey } from "../../src/sealing/case-key";
import { openAsMember, openAsReporter } from "../../src/sealing/case-open";
import { newRecoveryCode } from "../../src/sealing/recovery";
import { enrol, unlock } from "../../src/sealing/member";
import { rotate } from "../../src/sealing/epoch-rotate";
import { receiptKeys } from "../../src/sealing/receipt";
import { sealReport } from "../../src/sealing/report-seal";
import { generateKeys, publicKeysOf } from "../../src/sealing/keys";
import { wrap } from "../../src/sealing/hpke";
import { randomBytes } from "../../src/sealing/random";
import { toBase64url } from "../../src/sealing/base64url";
import type { Directory, DirectoryEntry, Unlocked } from "../../src/sealing/types";

const ROUNDS = 25;
const CASES = 500;
const ROTATIONS = 5;

/** One line. `ratio`: how many times the bare work beside it takes, the median of the rounds' own ratios. */
export type Figure = { what: string; ms: number; worst: number; ratio?: number };

async function timed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

const figure = (what: string, times: number[]): Figure => ({ what, ms: median(times), worst: Math.max(...times) });

/** Some rounds of one action; the first warms up and does not count. */
async function measure(what: string, action: (i: number) => Promise<unknown>, rounds = ROUNDS): Promise<Figure> {
  const times: number[] = [];
  for (let i = 0; i <= rounds; i++) times.push(await timed(() => action(i)));
  return figure(what, times.slice(1));
}

type Side = { what: string; action: () => Promise<unknown> };

/** Two actions in turns, each going first every other time: what else the machine does then falls on both. */
async function beside(ours: Side, bare: Side, rounds: number): Promise<Figure[]> {
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (let i = 0; i <= rounds; i++) {
    const turns = [async () => mine.push(await timed(ours.action)), async () => theirs.push(await timed(bare.action))];
    for (const turn of i % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  const ratio = median(mine.slice(1).map((ms, i) => ms / (theirs[i + 1] ?? ms)));
  return [{ ...figure(ours.what, mine.slice(1)), ratio }, figure(bare.what, theirs.slice(1))];
}

async function team(): Promise<{ people: Unlocked[]; directory: Directory }> {
  const people = await Promise.all(
    ["a", "b", "c", "d", "e"].map(async (id) => ({ id, keys: await generateKeys(), masterKey: randomBytes(32) })),
  );
  const members = await Promise.all(
    people.map(async ({ id, keys }) => ({ id, ...(await publicKeysOf(keys)), st: "active" as const, role: "member" as const })),
  );
  const entry: DirectoryEntry = { v: "JT1", t: "dir", n: 0, prev: null, iat: 0, exp: 1, pol: { q: 2, minR: 2, idT: 2 }, members };
  const hash = toBase64url(randomBytes(32));
  return { people, directory: { entry, hash, hashes: [hash], entries: [entry], stale: null } };
}

export async function bench(): Promise<Figure[]> {
  const { people, directory } = await team();
  const [reader, , , , stranger] = people;
  if (reader === undefined || stranger === undefined) throw new Error("no team");
  const siteSalt = randomBytes(16);
  const report = { directory, to: ["a", "b", "c", "d"], exclude: ["e"], body: { kind: "report", text: "kata ".repeat(1000) }, siteSalt };
  const { sealed, receipt } = await sealReport(report);
  const key = await findKey(reader, sealed);
  if (key === null) throw new Error("no key");
  const shuffledCases = await Promise.all(Array.from({ length: 8 }, async () => (await sealReport(report)).sealed));
  const secret = newRecoveryCode();
  const record = await enrol("a", "enam kata untuk uji saja", secret.bytes);
  const keys = await receiptKeys(receipt, siteSalt);
  const open = await openAsMember(reader, key, sealed, directory);
  const each = (action: () => Promise<unknown>) => async () => { for (let i = 0; i < CASES; i++) await action(); };
  const [context, caseKey] = [randomBytes(32), randomBytes(32)];
  const nineWraps = () => Promise.all(Array.from({ length: 9 }, () => wrap(reader.keys.kem.publicKey, "ck", context, caseKey)));
  return [
    ...(await beside(
      { what: "seal", action: () => sealReport(report) },
      { what: "seal-bare", action: () => receiptKeys(receipt, siteSalt) },
      ROUNDS,
    )),
    ...(await beside(
      { what: "rotate", action: each(() => rotate(open, directory, ["a", "b", "c"])) },
      { what: "rotate-bare", action: each(nineWraps) },
      ROTATIONS,
    )),
    await measure("find-hit", (i) => findKey(reader, shuffledCases[i % 8] ?? sealed)),
    await measure("find-miss", () => findKey(stranger, sealed)),
    await measure("open-member", () => openAsMember(reader, key, sealed, directory)),
    await measure("open-reporter", () => openAsReporter(keys, sealed, directory)),
    await measure("unlock-words", () => unlock(record, { passphrase: "enam kata untuk uji saja" }), 9),
    await measure("unlock-code", () => unlock(record, { recovery: secret.bytes })),
  ];
}

/** In a page it runs by itself; Node imports it and calls it. */
if (typeof document !== "undefined") {
  void bench().then((figures) => {
    for (const one of figures) console.log(`result ${JSON.stringify(one)}`);
    console.log("result done");
  });
}

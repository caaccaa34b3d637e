import { findKey } from "../../src/sealing/case-key";
import { openAsMember, openAsReporter } from "../../src/sealing/case-open";
import { newRecoveryCode } from "../../src/sealing/recovery";
import { enrol, unlock } from "../../src/sealing/member";
import { rotate } from "../../src/sealing/epoch-rotate";
import { receiptKeys } from "../../src/sealing/receipt";
import { sealReport } from "../../src/sealing/report-seal";
import { generateKeys, publicKeysOf } from "../../src/sealing/keys";
import { randomBytes } from "../../src/sealing/random";
import { toBase64url } from "../../src/sealing/base64url";
import type { Directory, DirectoryEntry, Unlocked } from "../../src/sealing/types";

const ROUNDS = 25;
const CASES = 500;

/** Median and worst of some rounds, in milliseconds; the first round warms up and does not count. */
async function measure(name: string, action: (i: number) => Promise<unknown>, rounds = ROUNDS): Promise<string> {
  const times: number[] = [];
  for (let i = 0; i <= rounds; i++) {
    const start = performance.now();
    await action(i);
    if (i > 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return `${name.padEnd(34)} median ${(times[rounds >> 1] ?? 0).toFixed(1)} ms, worst ${(times.at(-1) ?? 0).toFixed(1)} ms`;
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

export async function bench(): Promise<string[]> {
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
  const rotated = async () => { for (let i = 0; i < CASES; i++) await rotate(open, directory, ["a", "b", "c"]); };
  return [
    await measure(`rotate ${CASES} cases, one by one`, rotated, 3),
    await measure("seal (4 readers, with PBKDF2)", () => sealReport(report)),
    await measure("receipt keys (PBKDF2 600,000)", () => receiptKeys(receipt, siteSalt), 9),
    await measure("find key, hit (any of 8 places)", (i) => findKey(reader, shuffledCases[i % 8] ?? sealed)),
    await measure("find key, miss (all 8)", () => findKey(stranger, sealed)),
    await measure("open as member (key known)", () => openAsMember(reader, key, sealed, directory)),
    await measure("open as reporter (keys known)", () => openAsReporter(keys, sealed, directory)),
    await measure("unlock by six words (PBKDF2)", () => unlock(record, { passphrase: "enam kata untuk uji saja" }), 9),
    await measure("unlock by recovery code", () => unlock(record, { recovery: secret.bytes })),
    `Sealed as JSON                     ${JSON.stringify(sealed).length} bytes`,
  ];
}

/** In a page it runs by itself; Node imports it and calls it. */
if (typeof document !== "undefined") {
  void bench().then((lines) => {
    for (const line of lines) console.log(`result ${line}`);
    console.log("result done");
  });
}

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
import { beside, measure, type Figure } from "./measure";

const ROUNDS = 25;
const CASES = 500;
const ROTATIONS = 5;

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

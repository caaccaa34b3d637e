// Removes each listed check of both implementations of the sealing in turn and runs the test that must notice it. See docs/sealing.md.
//   node eng/mutate/mutate.mjs [--list client|sealing] [--only TEXT]... [--jobs N] [--all]
// --all tries what is called equivalent against every test, too. A check that names no test yet is tried against every test, and the one that fails is noted in the list.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { library } from "./library.mjs";
import { faultsOf, listNames, listPath, readList } from "./listing.mjs";
import { pages } from "./client.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const { values: asked } = parseArgs({ options: { list: { type: "string" }, only: { type: "string", multiple: true }, jobs: { type: "string" }, all: { type: "boolean" } } });
const lists = asked.list === undefined ? listNames : [asked.list];
const jobs = Number(asked.jobs ?? 2);

/** A list without faults. */
function expectWhole(list) {
  const faults = faultsOf(root, list);
  for (const fault of faults) console.log(fault);
  if (faults.length > 0) process.exit(1);
}

/** Tries every check of one list, several at a time. */
async function tryList(list, tell) {
  const makeWorker = await (list === "client" ? pages(root, here) : library(root, here));
  const { checks } = readList(root, list);
  const waiting = checks.filter(({ file, find }) => asked.only === undefined || asked.only.some((text) => `${file} ${find}`.includes(text)));
  const named = [...new Set(waiting.flatMap(({ by }) => (isKnown(by) ? by : [])))];
  const first = makeWorker();
  const { failed, broken } = await first.try(null, named);
  if (failed !== null) throw new Error(`with every check in its place: ${failed ?? broken}`);
  first.stop();
  const work = async () => {
    const worker = makeWorker();
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) tell(list, check, await verdict(worker, check, checks));
    worker.stop();
  };
  await Promise.all(Array.from({ length: jobs }, work));
}

const isKnown = (by) => by !== undefined && by !== "*";

/** Whoever names no test is tried against all, first against those that notice its neighbours. */
const testsFor = (check, checks) => (isKnown(check.by) ? [check.by] : [...new Set(checks.filter(({ file }) => file === check.file).flatMap(({ by }) => (isKnown(by) ? by : []))), "*"]);

async function verdict(worker, check, checks) {
  if (check.equivalent !== undefined && !asked.all) return { kind: "equivalent", why: check.equivalent };
  const { failed, broken } = await worker.try(check, testsFor(check, checks));
  if (broken !== undefined) return { kind: "survived", why: `the change does not run: ${broken}` };
  if (check.equivalent === undefined) return failed === null ? { kind: "survived", why: `unnoticed by ${isKnown(check.by) ? check.by : "every test"}` } : { kind: "killed", why: failed };
  return failed === null ? { kind: "equivalent", why: check.equivalent } : { kind: "survived", why: `called equivalent, but noticed by ${failed}` };
}

/** Writes down which test noticed a check that named none. */
function note(list, { file, find, with: changed }, by) {
  const whole = JSON.parse(readFileSync(listPath(root, list), "utf8"));
  const entry = whole.checks[file.slice(whole.folder.length + 1)].find((found) => found.find === find && (found.with ?? "") === changed);
  entry.by = by;
  writeFileSync(listPath(root, list), `${JSON.stringify(whole, null, 1)}\n`);
}

const began = Date.now();
const counts = { killed: 0, equivalent: 0, survived: 0 };
for (const list of lists) {
  expectWhole(list);
  await tryList(list, (name, check, { kind, why }) => {
    counts[kind]++;
    console.log(`${kind.padEnd(11)}${check.file}: ${JSON.stringify(check.find)} -> ${JSON.stringify(check.with)}\n           ${why}`);
    if (kind === "killed" && !isKnown(check.by)) note(name, check, why);
  });
}
console.log(`${Math.round((Date.now() - began) / 1000)} s`);
console.log(`${counts.killed} killed, ${counts.equivalent} equivalent, ${counts.survived} survived`);
process.exit(counts.survived > 0 ? 1 : 0);

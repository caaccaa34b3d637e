// The lists of checks, and what is wrong with them. Cheap: no check is removed here.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What counts as a check where it stands in a source, and where the tests are that a list may name. */
const LISTS = {
  client: {
    source: /\.ts$/,
    notSource: /\.test\.ts$/,
    check: /new SealingError\(|(?<!function |\.)\b(?:expect[A-Z]\w*|equal|verify)\(/g,
    tests: (root) => testNames(join(root, "src/Tab/client/src/sealing"), /(.+)\.test\.ts$/, ([, stem]) => [stem]),
    testOf: (by) => by.split(" > ")[0],
  },
  sealing: {
    source: /\.cs$/,
    notSource: /^$/,
    check: /new SealingException\(|(?<!(?:void|bool) )\b(?:Require(?:[A-Z]\w*)?|Same|IsValid|IsSignedBy)\(/g,
    tests: (root) => ["Sealing", "Cli"].flatMap((folder) => testNames(join(root, "tests/JaringTeams.Tests", folder), /(.+)\.cs$/, ([, stem], text) =>
      [stem, ...[...text.matchAll(/public (?:async Task|static void|void) (\w+)\(/g)].map(([, method]) => `${stem}.${method}`)])),
    testOf: (by) => by,
  },
};

function testNames(folder, form, namesIn) {
  return readdirSync(folder).flatMap((name) => {
    const found = form.exec(name);
    return found === null ? [] : namesIn(found, readFileSync(join(folder, name), "utf8"));
  });
}

export const listNames = Object.keys(LISTS);

export const listPath = (root, list) => join(root, "eng/mutate", `${list}.json`);

/** One list: its folder of sources, and every check with the file it stands in. `with` is what stands there when the check is removed. */
export function readList(root, list) {
  const { folder, checks } = JSON.parse(readFileSync(listPath(root, list), "utf8"));
  return { folder, checks: Object.entries(checks).flatMap(([file, found]) => found.map((check) => ({ with: "", ...check, file: `${folder}/${file}` }))) };
}

/** Every fault of a list, as a line; none when it is whole. */
export function faultsOf(root, list) {
  const { folder, checks } = readList(root, list);
  const { source, notSource, check: pattern, tests, testOf } = LISTS[list];
  const known = new Set(tests(root));
  const sources = readdirSync(join(root, folder)).filter((name) => source.test(name) && !notSource.test(name)).map((name) => `${folder}/${name}`);
  const faults = checks.filter(({ file }) => !sources.includes(file)).map(({ file }) => `${file}: listed, but not there`);
  const once = new Set();
  for (const { file, find, with: changed, by, equivalent } of checks) {
    const entry = `${file}: ${JSON.stringify(find)} -> ${JSON.stringify(changed)}`;
    if (once.has(entry)) faults.push(`${entry} is listed twice`);
    once.add(entry);
    if (find === changed) faults.push(`${entry} changes nothing`);
    if ((by === undefined) === (equivalent === undefined)) faults.push(`${entry} needs the test that fails ("by") or the reason why none can ("equivalent")`);
    if (by !== undefined && !known.has(testOf(by))) faults.push(`${entry}: there is no test ${by}`);
  }
  for (const file of sources) faults.push(...faultsIn(file, readFileSync(join(root, file), "utf8"), checks.filter((check) => check.file === file), pattern));
  return faults;
}

function faultsIn(file, text, checks, pattern) {
  const counts = checks.map(({ find }) => [find, text.split(find).length - 1]).filter(([, count]) => count !== 1);
  const faults = counts.map(([find, count]) => `${file}: ${JSON.stringify(find)} occurs ${count} times`);
  const listed = checks.map(({ find }) => [text.indexOf(find), text.indexOf(find) + find.length]);
  for (const { index } of text.matchAll(pattern)) {
    if (listed.some(([from, to]) => from <= index && index < to)) continue;
    const line = text.slice(text.lastIndexOf("\n", index) + 1, text.indexOf("\n", index)).trim();
    if (!/^(?:\/\/|\*)/.test(line)) faults.push(`${file}: not listed: ${line}`);
  }
  return faults;
}

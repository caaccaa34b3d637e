// The sealing suite in real Chromium, under the policy of the reporter's page.
import { runPage } from "./page.mjs";

const counts = { passed: 0, failed: 0, skipped: 0 };

/** Fewer than this means that a part of the suite was not bundled, which would look like success. */
const FEWEST = 300;
const MARKS = { passed: "ok", failed: "FAILED", skipped: "skipped" };

try {
  await runPage("tests", (line) => {
    const { name, outcome, message } = JSON.parse(line);
    counts[outcome]++;
    console.log(`${MARKS[outcome].padEnd(8)}${name}${message === "" ? "" : `\n        ${message}`}`);
  });
} catch (error) {
  counts.failed++;
  console.log(`FAILED  the page itself\n        ${error.message}`);
}

if (counts.passed + counts.failed < FEWEST) {
  counts.failed++;
  console.log(`FAILED  only ${counts.passed} tests ran; there are at least ${FEWEST}`);
}
if (counts.skipped > 0) console.log(`${counts.skipped} skipped: their vectors are not there`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;

// How long sealing and opening take here, in Node and in Chromium. Prints; checks nothing. With --json one object a line, for tests/Benchmarks.
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { runPage } from "./page.mjs";

const WORDS = {
  seal: "seal a report for 4 readers",
  "seal-bare": "  bare: its PBKDF2 (600,000)",
  rotate: "new key for 500 cases, 3 readers",
  "rotate-bare": "  bare: their 4,500 wraps",
  "find-hit": "find own slot, any of 8 places",
  "find-miss": "find none in 8 slots",
  "open-member": "open as a member, key known",
  "open-reporter": "open as the reporter, keys known",
  "unlock-words": "unlock by six words (PBKDF2)",
  "unlock-code": "unlock by recovery code",
};
const asJson = process.argv.includes("--json");

function tell(where, { what, ms, worst, ratio }) {
  if (asJson) console.log(JSON.stringify({ where, what, ms, worst, ratio: ratio ?? null }));
  else console.log(`${where.padEnd(9)} ${WORDS[what].padEnd(34)} median ${ms.toFixed(1)} ms, worst ${worst.toFixed(1)} ms${ratio === undefined ? "" : `, ${ratio.toFixed(2)} times the bare work`}`);
}

const outDir = await mkdtemp(fileURLToPath(new URL("../node_modules/.bench-", import.meta.url)));
try {
  const entry = fileURLToPath(new URL("./browser/bench.ts", import.meta.url));
  await build({
    configFile: false,
    logLevel: "warn",
    build: { outDir, target: "es2022", ssr: entry, rolldownOptions: { output: { entryFileNames: "bench.mjs" } } },
  });
  const { bench } = await import(pathToFileURL(join(outDir, "bench.mjs")));
  for (const figure of await bench()) tell("Node", figure);
} finally {
  await rm(outDir, { recursive: true, force: true });
}
await runPage("bench", (line) => tell("Chromium", JSON.parse(line)));

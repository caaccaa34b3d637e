// How long sealing and opening take here, in Node and in Chromium. Prints; checks nothing.
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { runPage } from "./page.mjs";

const outDir = await mkdtemp(fileURLToPath(new URL("../node_modules/.bench-", import.meta.url)));
try {
  const entry = fileURLToPath(new URL("./browser/bench.ts", import.meta.url));
  await build({
    configFile: false,
    logLevel: "warn",
    build: { outDir, target: "es2022", ssr: entry, rolldownOptions: { output: { entryFileNames: "bench.mjs" } } },
  });
  const { bench } = await import(pathToFileURL(join(outDir, "bench.mjs")));
  console.log(`Node ${process.version}`);
  for (const line of await bench()) console.log(`  ${line}`);
} finally {
  await rm(outDir, { recursive: true, force: true });
}
console.log("Chromium");
await runPage("bench", (line) => console.log(`  ${line}`));

// node tools/write-vectors.mjs readers|audit|together|dual-readers|lost-receipt|drafts: makes tests/vectors/NAME.json anew. Its keys are fresh each time: made once, committed, read by both implementations.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const name = process.argv[2] ?? "";
const outDir = await mkdtemp(fileURLToPath(new URL("../node_modules/.vectors-", import.meta.url)));
try {
  const entry = fileURLToPath(new URL(`./${name}-vectors.ts`, import.meta.url));
  await build({ configFile: false, logLevel: "warn", build: { outDir, target: "es2022", ssr: entry, rolldownOptions: { output: { entryFileNames: "vectors.mjs" } } } });
  const { make } = await import(pathToFileURL(join(outDir, "vectors.mjs")));
  await writeFile(new URL(`../../../../tests/vectors/${name}.json`, import.meta.url), `${JSON.stringify(await make(), null, 1)}\n`);
} finally {
  await rm(outDir, { recursive: true, force: true });
}

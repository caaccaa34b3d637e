/**
 * Makes both app packages:  node build.mjs values.json [folder]
 * `values.json` is a flat JSON object like values.example.json; the zips go to `folder`, or to artifacts/ beside this repository's src.
 * Nothing is written when anything is wrong; each fault is one sentence.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assemble } from "./src/assemble.mjs";

const [valuesFile, folder = fileURLToPath(new URL("../artifacts/", import.meta.url))] = process.argv.slice(2);
if (!valuesFile) {
  console.error("Say which values to use: node build.mjs values.json [folder]");
  process.exit(2);
}

const { packages, faults } = await assemble(JSON.parse(readFileSync(valuesFile, "utf8")));
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);

mkdirSync(folder, { recursive: true });
for (const [app, bytes] of Object.entries(packages)) {
  const target = join(folder, `jaringteams-${app}.zip`);
  writeFileSync(target, bytes);
  console.log(`${target}  ${bytes.length} bytes  sha256 ${createHash("sha256").update(bytes).digest("hex")}`);
}

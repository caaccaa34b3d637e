import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const client = join(import.meta.dirname, "..");
const ours = ["src", "dasbor.html", "ruang.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"];

/** The clean folder lies outside the client, with the same packages: npm ci has checked each of them against the lock file's hash. */
function copyElsewhere(): string {
  const artifacts = join(client, "../../../artifacts");
  mkdirSync(artifacts, { recursive: true });
  const elsewhere = mkdtempSync(join(artifacts, "build-again-"));
  for (const name of ours) cpSync(join(client, name), join(elsewhere, name), { recursive: true });
  symlinkSync(join(client, "node_modules"), join(elsewhere, "node_modules"));
  return elsewhere;
}

function build(folder: string, outDir: string, env: Record<string, string>): string[] {
  const { NODE_ENV: _, VITEST: __, ...rest } = process.env;
  const vite = join(client, "node_modules/vite/bin/vite.js");
  execFileSync(process.execPath, [vite, "build", "--logLevel", "error", "--emptyOutDir", "--outDir", outDir], { cwd: folder, env: { ...rest, ...env }, stdio: "pipe" });
  return readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${createHash("sha256").update(readFileSync(file)).digest("hex")}  ${file.slice(outDir.length + 1)}`).sort();
}

test("Two clean builds in different folders, time zones and languages are the same to the byte", { timeout: 240_000 }, () => {
  const elsewhere = copyElsewhere();
  try {
    const here = build(client, join(elsewhere, "first"), { TZ: "UTC", LANG: "C" });
    const there = build(elsewhere, join(elsewhere, "second"), { TZ: "Asia/Jakarta", LANG: "id_ID.UTF-8" });
    expect(here.length).toBeGreaterThan(20);
    expect(there).toEqual(here);
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
});

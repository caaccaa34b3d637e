// Checks the types and bundles the pages, both at once; fails when either does.
import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const run = (script, ...args) =>
  new Promise((resolve) => spawn(process.execPath, [join(root, "node_modules", script), ...args], { cwd: root, stdio: "inherit" }).on("close", (code) => resolve(code)));

const codes = await Promise.all([run("typescript/bin/tsc", "--noEmit"), run("vite/bin/vite.js", "build")]);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

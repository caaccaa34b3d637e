// How long a file of 50 MB takes to be sealed in Chromium, beside plain AES-GCM over the same bytes, and how much memory its way into the network needs.
// Prints; checks nothing. With --json one object a line, for tests/Benchmarks.
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { runPage } from "./page.mjs";

const WORDS = {
  "file-seal": "seal 50 MB in chunks (the format)",
  "file-bare": "  bare: one AES-GCM over the same bytes",
  "file-room": "read, hash, pad and seal 50 MB",
  "file-hash": "  bare: read and hash alone",
  "file-memory": "memory more while 50 MB are sealed and sent",
};
const SIZE = 50_000_000;
const MEGABYTE = 1_000_000;
/** A browser that has just started holds what it will hold when that has changed by less than a megabyte for so many looks, half a second apart. */
const QUIET_LOOKS = 6;

function tell({ what, ms, worst, ratio, megabytes }) {
  if (process.argv.includes("--json")) console.log(JSON.stringify({ where: "Chromium", what, ms: ms ?? 0, worst: worst ?? 0, ratio: ratio ?? null, megabytes: megabytes ?? null }));
  else if (megabytes !== undefined) console.log(`${WORDS[what].padEnd(46)} ${megabytes.toFixed(0)} MB`);
  else console.log(`${WORDS[what].padEnd(46)} median ${ms.toFixed(0)} ms, worst ${worst.toFixed(0)} ms${ratio === undefined ? "" : `, ${ratio.toFixed(2)} times the bare work`}`);
}

await runPage("files", (line) => tell(JSON.parse(line)));

/** What all processes of the browser hold of their own, shared memory counted once; pages of the program itself come and go with whatever else runs from it. */
async function held(session) {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const each = processInfo.map(({ id }) => {
    try {
      const text = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
      return ["Anon", "Shmem"].reduce((sum, kind) => sum + Number(new RegExp(`^Pss_${kind}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0) * 1024, 0);
    } catch {
      return 0; // it has just ended
    }
  });
  return each.reduce((sum, bytes) => sum + bytes, 0);
}

async function settled(session) {
  let last = await held(session);
  for (let quiet = 0, looks = 0; quiet < QUIET_LOOKS && looks < 60; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const now = await held(session);
    quiet = Math.abs(now - last) < MEGABYTE ? quiet + 1 : 0;
    last = now;
  }
  return last;
}

const folder = await mkdtemp(join(tmpdir(), "jaring-file-"));
try {
  const path = join(folder, "rekaman.mp3");
  await writeFile(path, randomBytes(SIZE));
  let session;
  let before = 0;
  let most = 0;
  let running = false;
  const watch = async () => {
    for (most = before; running; await new Promise((resolve) => setTimeout(resolve, 20))) most = Math.max(most, await held(session).catch(() => 0));
  };
  let watching;
  const onPage = (page, browser) => page.once("load", async () => {
    session = await browser.newBrowserCDPSession();
    before = await settled(session);
    running = true;
    watching = watch();
    await page.setInputFiles("input", path);
  });
  await runPage("file-memory", () => undefined, { onPage }).finally(() => { running = false; });
  await watching;
  tell({ what: "file-memory", megabytes: (most - before) / MEGABYTE });
} finally {
  await rm(folder, { recursive: true, force: true });
}

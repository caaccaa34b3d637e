// Tries changes of the client's sealing in workers; one that hangs is ended and replaced.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

const LONGEST = 180_000;

export function pages(root, here) {
  const every = readdirSync(join(root, "src/Tab/client/src/sealing")).filter((name) => name.endsWith(".test.ts")).map((name) => [name.replace(".test.ts", "")]);
  /** Tests by file, so that each file is loaded once: those named, or every one. */
  const byFile = (names) => {
    const files = new Map();
    for (const by of names) {
      for (const [stem, ...name] of by === "*" ? every : [by.split(" > ")]) files.set(stem, [...(files.get(stem) ?? []), name.join(" > ")]);
    }
    return [...files].map(([stem, wanted]) => ({ stem, wanted }));
  };
  return () => {
    let worker = null;
    const answer = () => new Promise((resolve) => {
      const late = setTimeout(() => end({ failed: "hangs", over: true }), LONGEST);
      const end = (said) => {
        clearTimeout(late);
        worker.removeAllListeners("message").removeAllListeners("error");
        resolve(said);
      };
      worker.once("message", end);
      worker.once("error", (error) => end({ failed: `ends the process: ${error.message}`, over: true }));
    });
    return {
      async try(check, names) {
        if (worker === null) {
          worker = new Worker(join(here, "pages.mjs"), { workerData: { root } });
          await answer();
        }
        worker.postMessage({ check, tests: byFile(names) });
        const { over, ...said } = await answer();
        if (over) this.stop();
        return said;
      },
      stop() {
        worker?.terminate();
        worker = null;
      },
    };
  };
}

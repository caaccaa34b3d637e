// A worker that runs tests of the client against sources with one text replaced. Nothing is written: the text changes on its way through Vite.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

const client = join(workerData.root, "src/Tab/client");
const runner = join(client, "tools/browser/vitest.ts");
const { createServer } = await import(pathToFileURL(createRequire(join(client, "package.json")).resolve("vite")).href);

let mutant = null;
const server = await createServer({
  root: client,
  configFile: false,
  logLevel: "silent",
  appType: "custom",
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
  resolve: { alias: { vitest: runner } },
  plugins: [{ name: "mutant", enforce: "pre", transform: (code, id) => (id.split("?")[0] === mutant?.path ? code.replace(mutant.find, () => mutant.with) : null) }],
});

// What a removed check leaves behind may fail when nobody waits for it any more.
process.on("unhandledRejection", () => {});

/** Newer browsers decode base64url themselves and are forgiving; Node 20 does not, and something must stand there for the checks behind it. */
function forgiving(text) {
  const meant = text.replace(/\s|=+\s*$/g, "");
  if (!/^[\w-]*$/.test(meant)) throw new SyntaxError();
  return new Uint8Array(Buffer.from(meant, "base64url"));
}

class Failed extends Error {}

/** The first test that fails, or null. A file that does not even load has noticed the change too. */
async function firstFailure(tests) {
  for (const { stem, wanted } of tests) {
    server.moduleGraph.invalidateAll();
    const ran = new Set();
    try {
      await server.ssrLoadModule(join(client, `src/sealing/${stem}.test.ts`));
      const { runTests } = await server.ssrLoadModule(runner);
      await runTests(
        (result) => {
          ran.add(result.name);
          if (result.outcome === "failed") throw new Failed(`${stem} > ${result.name}`);
        },
        (name) => wanted.includes(name) || wanted.includes(""),
      );
    } catch (error) {
      if (error.message.startsWith("Transform failed")) throw error;
      return error instanceof Failed ? error.message : stem;
    }
    const missing = wanted.find((name) => name !== "" && !ran.has(name));
    if (missing !== undefined) throw new Error(`there is no test ${stem} > ${missing}`);
  }
  return null;
}

parentPort.on("message", async ({ check, tests }) => {
  mutant = check === null ? null : { ...check, path: join(workerData.root, check.file) };
  delete Uint8Array.fromBase64;
  if (check?.native) Uint8Array.fromBase64 = forgiving;
  try {
    parentPort.postMessage({ failed: await firstFailure(tests) });
  } catch (error) {
    parentPort.postMessage({ broken: error.message });
  }
});
parentPort.postMessage({});

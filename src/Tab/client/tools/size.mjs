// What sealing weighs, minified and gzipped: for the reporter's page (at once, and with what a person who returns needs), and whole; with the two packages it stands on and without them.
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const INDEX = fileURLToPath(new URL("../src/sealing/index.ts", import.meta.url));
const REPORTER = fileURLToPath(new URL("../src/sealing/reporter.ts", import.meta.url));
const RETURNING = fileURLToPath(new URL("../src/sealing/reporter-opens.ts", import.meta.url));

async function weigh(name, from, external = []) {
  const id = "\0entry";
  const plugin = {
    name: "entry",
    resolveId: (source) => (source === "entry" ? id : null),
    load: (source) => (source === id ? from.map((file) => `export * from ${JSON.stringify(file)};`).join("\n") : null),
    // As in vite.config.ts: a browser needs no way to Node's WebCrypto, and the pages carry none.
    transform: (code, file) => (/@hpke[\\/]common/.test(file) ? code.replace('await import("crypto")', "globalThis.crypto") : null),
  };
  const built = await build({
    configFile: false,
    logLevel: "warn",
    plugins: [plugin],
    build: {
      write: false,
      target: "es2022",
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: "entry", external, preserveEntrySignatures: "strict" },
    },
  });
  const code = built.output
    .filter((part) => part.type === "chunk")
    .map((part) => part.code)
    .join("");
  console.log(`${name.padEnd(18)} ${Buffer.byteLength(code)} bytes, gzip ${gzipSync(code, { level: 9 }).length}`);
}

const packages = ["@hpke/core", "shamir-secret-sharing"];
await weigh("a report is sealed", [REPORTER]);
await weigh("  without packages", [REPORTER], packages);
await weigh("  and opened again", [REPORTER, RETURNING]);
await weigh("  without packages", [REPORTER, RETURNING], packages);
await weigh("whole index", [INDEX]);
await weigh("  without packages", [INDEX], packages);

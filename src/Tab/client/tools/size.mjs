// What sealing weighs, minified and gzipped: for the reporter's page, and whole.
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const INDEX = fileURLToPath(new URL("../src/sealing/index.ts", import.meta.url));
const REPORTER =
  "verifyDirectory, siteSalt, digits25, grouped, directoryDigits, receiptKeys, sealReport, openAsReporter, openThread, sealMessage, SealingError";

async function weigh(name, what) {
  const id = "\0entry";
  const plugin = {
    name: "entry",
    resolveId: (source) => (source === "entry" ? id : null),
    load: (source) => (source === id ? `export ${what} from ${JSON.stringify(INDEX)};` : null),
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
      rolldownOptions: { input: "entry", preserveEntrySignatures: "strict" },
    },
  });
  const code = built.output
    .filter((part) => part.type === "chunk")
    .map((part) => part.code)
    .join("");
  console.log(`${name.padEnd(18)} ${Buffer.byteLength(code)} bytes, gzip ${gzipSync(code, { level: 9 }).length}`);
}

await weigh("reporter's subset", `{ ${REPORTER} }`);
await weigh("whole index", "*");

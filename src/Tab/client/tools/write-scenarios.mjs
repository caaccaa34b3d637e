// Makes tests/vectors/scenarios.json anew: 200 of the 10,000 scenarios, in names alone, for the C# side to perform.
import { writeFile } from "node:fs/promises";
import { createServer } from "vite";

const vite = await createServer({ configFile: false, logLevel: "warn", appType: "custom", server: { middlewareMode: true, ws: false } });
const { sample } = await vite.ssrLoadModule("/tools/model/sample.ts");
await writeFile(new URL("../../../../tests/vectors/scenarios.json", import.meta.url), `[\n${sample().map((one) => JSON.stringify(one)).join(",\n")}\n]\n`);
await vite.close();

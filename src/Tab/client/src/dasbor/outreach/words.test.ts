import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import id from "./locales/id.json";

/** Keys that are built from a code: the prefix stands in a template. */
const built = /^(?:kind|hint|reason|clear|rhythm|fault|meeting)\./;

it("uses every text of this part", () => {
  const source = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !name.includes(".test.")).map((name) => readFileSync(`${import.meta.dirname}/${name}`, "utf8")).join("\n");
  const prefixes = new Set([...source.matchAll(/`(\w+)\.\$\{/g)].map(([, prefix]) => `${prefix}.`));
  expect(Object.keys(id).filter((key) => !source.includes(`"${key}"`) && !(built.test(key) && prefixes.has(`${key.split(".")[0]}.`)))).toEqual([]);
});

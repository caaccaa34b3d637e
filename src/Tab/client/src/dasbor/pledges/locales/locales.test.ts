import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import en from "./en.json";
import id from "./id.json";

it("has the same keys in both languages, sorted, all used", () => {
  expect(Object.keys(en)).toEqual(Object.keys(id));
  expect(Object.keys(id)).toEqual([...Object.keys(id)].sort());
  const here = join(import.meta.dirname, "..");
  const source = readdirSync(here).filter((name) => name.endsWith(".tsx")).map((name) => readFileSync(join(here, name), "utf8")).join("\n");
  expect(Object.keys(id).filter((key) => !source.includes(`"${key}"`) && !key.startsWith("pledge.group.") && !key.startsWith("pledge.on."))).toEqual([]);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import en from "./en.json";
import id from "./id.json";

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();
const english: Record<string, string> = en;

it("has the same keys and placeholders in both languages, sorted, and none is left over", () => {
  expect(Object.keys(id)).toEqual([...Object.keys(id)].sort());
  expect(Object.keys(en)).toEqual(Object.keys(id));
  for (const [key, text] of Object.entries(id)) expect([key, placeholders(english[key] ?? "")]).toEqual([key, placeholders(text)]);
  const here = join(import.meta.dirname, "..");
  const source = readdirSync(here).filter((name) => name.endsWith(".tsx")).map((name) => readFileSync(join(here, name), "utf8")).join("\n");
  const built = [...source.matchAll(/`([\w.]+)\.\$\{/g)].map(([, before = ""]) => `${before}.`);
  expect(Object.keys(id).filter((key) => !source.includes(`"${key}"`) && !built.some((before) => key.startsWith(before)))).toEqual([]);
});

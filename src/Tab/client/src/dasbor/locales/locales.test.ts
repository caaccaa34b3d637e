import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "./en.json";
import id from "./id.json";

const lint = new URL("../../../../../../src/Jaring/Announcements/Words/lint.tsv", import.meta.url);
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();
const english: Record<string, string> = en;

describe("texts of the dashboard", () => {
  it("have the same keys and placeholders in both languages", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(id).sort());
    for (const [key, text] of Object.entries(id)) expect([key, placeholders(english[key] ?? "")]).toEqual([key, placeholders(text)]);
  });

  it("are all used; none is left over", () => {
    const dashboard = join(import.meta.dirname, "..");
    const files = readdirSync(dashboard, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."));
    const source = files.map((name) => readFileSync(join(dashboard, name), "utf8")).join("\n");
    const built = [...source.matchAll(/`([\w.]+)\.\$\{[^}]*\}([\w.]*)`/g)].map(([, before = "", after = ""]) => ({ before: `${before}.`, after }));
    const isBuilt = (key: string) => built.some(({ before, after }) => key.startsWith(before) && key.endsWith(after));
    expect(Object.keys(id).filter((key) => !source.includes(`"${key}"`) && !isBuilt(key))).toEqual([]);
  });

  it("hold none of the words that hurt or promise", () => {
    const rules = readFileSync(lint, "utf8").split("\n").map((line) => line.split("\t")).filter((row) => row.length >= 3 && (row[1] === "all" || row[1] === "en"));
    expect(rules.length).toBeGreaterThan(20);
    const hits: string[] = [];
    for (const [name = "", scope, source = ""] of rules) {
      const caseless = !source.startsWith("(?-i)");
      const pattern = new RegExp(source.replace("(?-i)", ""), caseless ? "i" : "");
      for (const [key, text] of Object.entries(scope === "all" ? id : en)) if (pattern.test(text)) hits.push(`${name} ${key}: ${text}`);
    }
    expect(hits).toEqual([]);
  });
});

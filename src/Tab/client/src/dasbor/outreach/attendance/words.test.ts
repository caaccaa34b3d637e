import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import id from "./locales/id.json";

it("texts of attendance are all used; none is left over", () => {
  const source = readdirSync(import.meta.dirname).filter((name) => /\.tsx?$/.test(name) && !name.includes(".test.")).map((name) => readFileSync(`${import.meta.dirname}/${name}`, "utf8")).join("\n");
  const built = /^attendance\.mode\./;
  expect(Object.keys(id).filter((key) => !source.includes(`"${key}"`) && !built.test(key))).toEqual([]);
});

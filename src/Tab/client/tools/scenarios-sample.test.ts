import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sample } from "./model/sample";

const file = new URL("../../../../tests/vectors/scenarios.json", import.meta.url);

test("The sample that C# performs is what the seeds give", () => {
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(sample());
  expect(sample()).toHaveLength(200);
});

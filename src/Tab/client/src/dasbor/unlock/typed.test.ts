import { expect, it } from "vitest";
import { sameGroup } from "./recoveryGroup";
import { normalWords } from "./words";

it("reads six words as people write them", () => {
  expect(normalWords("  Air batu,\ncemara DANAU  embun; fajar. ")).toBe("air batu cemara danau embun fajar");
});

it("forgives what the recovery code's reader forgives, and nothing else", () => {
  expect(sameGroup(" o1-aB", "01AB")).toBe(true);
  expect(sameGroup("0IAB", "01AB")).toBe(true);
  expect(sameGroup("01AC", "01AB")).toBe(false);
  expect(sameGroup("", "01AB")).toBe(false);
});

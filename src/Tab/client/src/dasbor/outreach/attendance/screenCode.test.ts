import { expect, it } from "vitest";
import { codeAt, isRunningOut } from "./screenCode";

const codes = [{ code: "A", untilMs: 20_000 }, { code: "B", untilMs: 80_000 }, { code: "C", untilMs: 140_000 }, { code: "D", untilMs: 200_000 }];

it("changes at its time and ends with the last one", () => {
  expect([0, 19_999, 20_000, 79_999, 80_000, 199_999, 200_000].map((at) => codeAt(codes, at))).toEqual(["A", "A", "B", "B", "C", "D", null]);
  expect([0, 79_999, 80_000, 300_000].map((at) => isRunningOut(codes, at))).toEqual([false, false, true, true]);
});

import { expect, it } from "vitest";
import { lastOver, periodsOf } from "./periods";

it("offers what has begun, the newest first", () => {
  expect(periodsOf("quarter", 2026, "2026-11-22").map(({ code }) => code)).toEqual(["2026-T4", "2026-T3", "2026-T2", "2026-T1"]);
  expect(periodsOf("half", 2026, "2026-06-30").map(({ code }) => code)).toEqual(["2026-S1"]);
  expect(periodsOf("month", 2026, "2026-02-01").map(({ code }) => code)).toEqual(["2026-02", "2026-01"]);
  expect(periodsOf("year", 2026, "2026-02-01").map(({ code }) => code)).toEqual(["2026"]);
  expect(periodsOf("month", 2025, "2026-02-01")).toHaveLength(12);
  expect(periodsOf("month", 2027, "2026-02-01")).toEqual([]);
});

it("begins with the last one that is over", () => {
  expect(lastOver("quarter", "2026-11-22")).toEqual({ year: 2026, code: "2026-T3" });
  expect(lastOver("quarter", "2026-01-05")).toEqual({ year: 2025, code: "2025-T4" });
  expect(lastOver("year", "2026-01-05")).toEqual({ year: 2025, code: "2025" });
  expect(lastOver("month", "2026-03-31")).toEqual({ year: 2026, code: "2026-02" });
});

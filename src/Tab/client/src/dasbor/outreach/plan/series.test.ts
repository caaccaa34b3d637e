import { expect, it } from "vitest";
import { furtherDays } from "./series";

it("makes the days of a series", () => {
  expect(furtherDays("2026-12-01", "once", 4)).toEqual([]);
  expect(furtherDays("2026-12-22", "weekly", 3)).toEqual(["2026-12-29", "2027-01-05"]);
  expect(furtherDays("2026-12-22", "fortnightly", 3)).toEqual(["2027-01-05", "2027-01-19"]);
  expect(furtherDays("", "weekly", 3)).toEqual([]);
  expect(furtherDays("2026-12-01", "weekly", Number.NaN)).toEqual([]);
  expect(furtherDays("2026-12-01", "weekly", 500)).toHaveLength(25);
});

it("keeps the weekday and its place in the month", () => {
  expect(furtherDays("2026-12-08", "monthly", 4)).toEqual(["2027-01-12", "2027-02-09", "2027-03-09"]);
  expect(furtherDays("2026-12-29", "monthly", 4)).toEqual(["2027-01-26", "2027-02-23", "2027-03-30"]);
});

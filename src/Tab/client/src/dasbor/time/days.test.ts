import { describe, expect, it } from "vitest";
import { clock, dayAndClock, dayOf, isDay, longDay } from "./officeTime";
import { addWorkingDays, isWorkingDay, workingDaysBetween } from "./workingDays";

describe("days and hours of the office", () => {
  it("are those of Western Indonesia, wherever the browser is", () => {
    const justPastMidnight = Date.parse("2026-11-22T17:05:00Z");
    expect(dayOf(justPastMidnight)).toBe("2026-11-23");
    expect(dayOf(justPastMidnight - 10 * 60_000)).toBe("2026-11-22");
    expect(clock(justPastMidnight, "id")).toBe("00.05");
    expect(dayAndClock(Date.parse("2026-11-23T01:15:00Z"), "id")).toBe("Senin, 23 November, 08.15 WIB");
    expect(longDay("2026-11-23", "id")).toBe("Senin, 23 November 2026");
    expect(longDay("2026-11-23", "en")).toContain("Monday");
  });

  it("are real days", () => {
    expect(isDay("2028-02-29")).toBe(true);
    for (const text of ["2026-02-29", "2026-13-01", "23-11-2026", "", "2026-11-23T00:00"]) expect(isDay(text)).toBe(false);
  });
});

describe("working days", () => {
  it("step over the weekend", () => {
    expect(addWorkingDays("2026-11-20", 1)).toBe("2026-11-23");
    expect(addWorkingDays("2026-11-18", 3)).toBe("2026-11-23");
    expect(addWorkingDays("2026-11-21", 3)).toBe("2026-11-25");
    expect([isWorkingDay("2026-11-21"), isWorkingDay("2026-11-22"), isWorkingDay("2026-11-23")]).toEqual([false, false, true]);
  });

  it("are counted from tomorrow to the day itself", () => {
    expect(workingDaysBetween("2026-11-20", "2026-11-24")).toBe(2);
    expect(workingDaysBetween("2026-11-24", "2026-11-24")).toBe(0);
    expect(workingDaysBetween("2026-11-24", "2026-11-20")).toBe(0);
  });
});

import { expect, test } from "vitest";
import { readBody, readReport, type ReportRead } from "./bodies";
import { addWorkingDays, longDay, officeDay, offsetOf, timeOf } from "../../telling/dates";
import { summarise, type Entry } from "./summary";

const notice = "2026-11-23T08:15:00+07:00";
const at = (instant: string) => Date.parse(instant);
const report: ReportRead = { kind: "report", text: "", lookOn: "2026-11-26" };
const entry = (body: unknown, mine = false): Entry => ({ by: mine ? "r" : "m1", name: mine ? null : "Laras Kinanti", mine, body: readBody(mine ? "r" : "m1", body), files: [] });
const answer = (status: string, lookOn: string) => entry({ kind: "answer", text: "t", status, next: "Bertemu", lookOn });

test("Before the first answer: received, and the day the office set itself", () => {
  expect(summarise(report, [], notice, at("2026-11-22T00:00Z"))).toEqual({ status: "received", next: null, by: null, lookOn: "2026-11-26", late: false, withdrawn: false });
});

test("The day named when it was sent stands, however the notices fall afterwards", () => {
  expect(summarise({ ...report, lookOn: "2026-11-25" }, [], notice, at("2026-11-22T00:00Z")).lookOn).toBe("2026-11-25");
  for (const lookOn of [undefined, "soon", "2026-13-40"]) {
    const read = readReport({ kind: "report", text: "", lookOn });
    expect(summarise(read, [], notice, at("2026-11-22T00:00Z"))).toMatchObject({ lookOn: "2026-11-26", late: false, withdrawn: false });
  }
});

test("When that day is over, it is late and says so", () => {
  expect(summarise(report, [], "2026-11-30T08:15:00+07:00", at("2026-11-26T16:59Z"))).toMatchObject({ late: false, lookOn: "2026-11-26" });
  expect(summarise(report, [], "2026-11-30T08:15:00+07:00", at("2026-11-26T17:01Z"))).toMatchObject({ late: true, lookOn: "2026-11-30" });
});

test("The last answer's own words stand, with the name of who wrote them", () => {
  const items = [answer("received", "2026-11-24"), entry({ kind: "message", text: "x" }, true), answer("initialResponse", "2026-11-30"), entry({ kind: "message", text: "y" }, true)];
  expect(summarise(report, items, notice, at("2026-11-28T00:00Z"))).toEqual({ status: "initialResponse", next: "Bertemu", by: "Laras Kinanti", lookOn: "2026-11-30", late: false, withdrawn: false });
  expect(summarise(report, items, notice, at("2026-12-01T00:00Z"))).toMatchObject({ late: true, lookOn: "2026-11-23" });
});

test("A closed report is never late, and reopening makes it received again", () => {
  const closed = [answer("closed", "2026-11-24")];
  expect(summarise(report, closed, notice, at("2027-01-01T00:00Z"))).toMatchObject({ status: "closed", late: false, withdrawn: false });
  expect(summarise(report, [...closed, entry({ kind: "reopen", text: "" }, true)], notice, at("2026-11-25T00:00Z"))).toMatchObject({ status: "received", next: null, by: null, lookOn: "2026-11-26" });
});

test("A report whose body is of a new kind still ends with a day", () => {
  expect(summarise(null, [entry({ kind: "surprise" })], notice, at("2026-11-22T00:00Z"))).toMatchObject({ status: "received", lookOn: "2026-11-26" });
});

test("Unknown bodies are kept as unknown", () => {
  for (const body of [null, { kind: "video" }, { kind: "answer", text: "t", status: "guilty", next: "", lookOn: "2026-11-24" }]) expect(readBody("m1", body)).toEqual({ kind: "unknown", raw: body });
});

test("Days are the office's, wherever the phone thinks it is", () => {
  expect(offsetOf(notice)).toBe(420);
  expect(officeDay(at("2026-11-22T17:30Z"), 420)).toBe("2026-11-23");
  expect(addWorkingDays("2026-11-20", 1)).toBe("2026-11-23");
  expect(addWorkingDays("2026-11-23", 3)).toBe("2026-11-26");
  expect(longDay("2025-08-25", "id")).toBe("Senin, 25 Agustus 2025");
  expect(timeOf(notice)).toBe("08.15");
});

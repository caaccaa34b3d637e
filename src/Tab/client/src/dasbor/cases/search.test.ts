import { describe, expect, it } from "vitest";
import type { Status } from "./bodies";
import type { Due } from "./projection";
import { inOrder, matching } from "./search";

const one = (code: string, status: Status, due: Due, lookOn: string | null = null, next: string | null = null) => ({ code, standing: { status, due, lookOn, next } });
const cases = [one("AAAA", "monitoring", null, "2026-12-01"), one("BBBB", "received", "new"), one("CCCC", "monitoring", "lookAgain", "2026-11-20", "Menelepon"), one("DDDD", "initialResponse", "reply", "2026-11-30")];

describe("the list of cases", () => {
  it("puts a new account first, then a reply, then a day that has come", () => {
    expect(inOrder(cases).map((c) => c.code)).toEqual(["BBBB", "DDDD", "CCCC", "AAAA"]);
  });

  it("finds by code, by next step and by status", () => {
    expect(matching(cases, { text: " cc", status: "all" }).map((c) => c.code)).toEqual(["CCCC"]);
    expect(matching(cases, { text: "menelepon", status: "all" }).map((c) => c.code)).toEqual(["CCCC"]);
    expect(matching(cases, { text: "", status: "monitoring" }).map((c) => c.code)).toEqual(["AAAA", "CCCC"]);
    expect(matching(cases, { text: "zzz", status: "all" })).toEqual([]);
  });
});

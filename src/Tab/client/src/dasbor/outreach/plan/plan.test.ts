import { describe, expect, it } from "vitest";
import { badMailboxes, listOf, planFaults, planWarnings, type PlanForm } from "./plan";
import { newSubmitKey } from "./submitKey";

const now = Date.parse("2026-11-23T03:00:00Z");
const form: PlanForm = { title: "Sosialisasi", day: "2026-11-26", start: "09:00", end: "11:00", place: "Aula", online: false, moderator: "Bagas", speakers: "", invitees: "a@b.example", agenda: "" };
const at = (day: string, start: string, end: string) => [...planWarnings({ day, start, end })];

describe("a plan", () => {
  it("is whole with title, day, hours, a place or a meeting, a moderator and mailboxes", () => {
    expect(planFaults(form, now)).toEqual(new Set());
    expect(planFaults({ ...form, place: "", online: true }, now)).toEqual(new Set());
    expect(planFaults({ ...form, title: " ", day: "", start: "", end: "", place: "", moderator: "", invitees: "" }, now)).toEqual(new Set(["title", "day", "start", "end", "where", "moderator", "invitees"]));
  });

  it("does not end before it begins and does not lie in the past", () => {
    expect(planFaults({ ...form, end: "09:00" }, now)).toEqual(new Set(["end"]));
    expect(planFaults({ ...form, day: "2026-11-22" }, now)).toEqual(new Set(["past"]));
    expect(planFaults({ ...form, day: "2026-11-23" }, now)).toEqual(new Set());
  });

  it("names the addresses that cannot be a mailbox", () => {
    expect(listOf("a@b.example, c@d.example;\n a@b.example \n")).toEqual(["a@b.example", "c@d.example"]);
    expect(badMailboxes("a@b.example\nWening\n<c@d.example>, e@f")).toEqual(["Wening", "<c@d.example>", "e@f"]);
    expect(planFaults({ ...form, invitees: "Wening" }, now)).toEqual(new Set(["address"]));
  });
});

describe("warnings", () => {
  it("tell of weekend, Friday prayer and the lunch break", () => {
    expect(at("2026-11-28", "09:00", "10:00")).toEqual(["weekend"]);
    expect(at("2026-11-27", "11:00", "11:45")).toEqual(["friday"]);
    expect(at("2026-11-26", "11:00", "12:30")).toEqual(["lunch"]);
    expect(at("2026-11-26", "09:00", "12:00")).toEqual([]);
    expect(at("2026-11-27", "13:00", "14:00")).toEqual([]);
    expect(at("2026-11-26", "12:30", "12:00")).toEqual([]);
  });
});

it("names each plan with 16 random bytes", () => {
  expect(newSubmitKey()).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(newSubmitKey()).not.toBe(newSubmitKey());
});

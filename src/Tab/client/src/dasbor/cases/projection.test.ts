import { describe, expect, it } from "vitest";
import { readEntry, readReport } from "./bodies";
import { isLate, standingOf } from "./projection";

const answer = (status: string, lookOn = "2026-11-25", next = "Bertemu") => ({ kind: "answer", text: "Baik.", status, next, lookOn });
const thread = (...items: [string, unknown][]) => items.map(([by, body], at) => ({ position: at + 1, by, body }));
const today = "2026-11-23";

describe("where a case stands", () => {
  it("is new until a member answers, whatever the reporter adds", () => {
    expect(standingOf([], today)).toEqual({ status: "received", next: null, lookOn: null, due: "new" });
    expect(standingOf(thread(["r", { kind: "message", text: "Satu hal lagi." }]), today).due).toBe("new");
  });

  it("takes status, next step and day from the latest answer", () => {
    const standing = standingOf(thread(["m1", answer("initialResponse", "2026-11-24", "Mencari tempat")], ["m2", answer("referred", "2026-11-30", "Menyiapkan surat")]), today);
    expect(standing).toEqual({ status: "referred", next: "Menyiapkan surat", lookOn: "2026-11-30", due: null });
  });

  it("waits for an answer after the reporter wrote, and asks for a look when the day has come", () => {
    expect(standingOf(thread(["m1", answer("monitoring")], ["r", { kind: "message", text: "Halo" }]), today).due).toBe("reply");
    expect(standingOf(thread(["m1", answer("monitoring", today)]), today).due).toBe("lookAgain");
    expect(standingOf(thread(["m1", answer("monitoring", "2026-11-25")]), today).due).toBeNull();
  });

  it("reminds a working day before the day that was named, also over a weekend, and keeps the day of a case nobody answered", () => {
    expect(standingOf(thread(["m1", answer("monitoring", "2026-11-24")]), today).due).toBe("lookAgain");
    expect(standingOf(thread(["m1", answer("monitoring", "2026-11-30")]), "2026-11-27").due).toBe("lookAgain");
    expect(standingOf(thread(["m1", answer("monitoring", "2026-11-30")]), "2026-11-26").due).toBeNull();
    expect(standingOf([], today, "2026-11-26")).toMatchObject({ due: "new", lookOn: "2026-11-26" });
    expect(isLate({ status: "received", lookOn: "2026-11-22" }, today)).toBe(true);
    expect(isLate({ status: "received", lookOn: today }, today)).toBe(false);
    expect(isLate({ status: "closed", lookOn: "2026-11-22" }, today)).toBe(false);
  });

  it("keeps a closed case quiet, also after its day", () => {
    expect(standingOf(thread(["m1", answer("closed", "2026-11-01")]), today)).toMatchObject({ status: "closed", due: null });
  });

  it("goes back to where it stood when it is reopened", () => {
    const closed: [string, unknown][] = [["m1", answer("monitoring", "2026-11-30", "Menelepon")], ["m1", answer("closed")]];
    expect(standingOf(thread(...closed, ["r", { kind: "reopen", text: "" }]), today)).toEqual({ status: "monitoring", next: "Menelepon", lookOn: "2026-11-30", due: "reply" });
    expect(standingOf(thread(...closed, ["m2", { kind: "reopen", text: "" }]), today)).toMatchObject({ status: "monitoring", due: "lookAgain" });
  });

  it("does not let a reporter set a status with an answer of their own", () => {
    const standing = standingOf(thread(["m1", answer("monitoring", "2026-11-30")], ["r", answer("closed")]), today);
    expect(standing).toMatchObject({ status: "monitoring", due: "reply" });
  });
});

describe("what people wrote", () => {
  it("is shown as a new kind when it is not understood", () => {
    for (const body of [null, "text", { kind: "futuristic" }, { kind: "message" }, answer("verdict"), answer("monitoring", "besok"), answer("monitoring", "2026-02-31")]) {
      expect(readEntry("m1", body)).toEqual({ kind: "unknown" });
    }
  });

  it("gives no account when its form is unknown", () => {
    const report = { kind: "report", via: "room", text: "Saya", contact: { choice: "here" }, consent: [], language: "id" };
    expect(readReport(report)).toEqual(report);
    expect(readReport({ ...report, contact: { choice: "shout" } })).toBeNull();
    expect(readReport({ ...report, text: 7 })).toBeNull();
  });
});

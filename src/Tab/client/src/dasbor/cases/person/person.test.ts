import { describe, expect, it } from "vitest";
import { CaseStore, Device } from "../../testing/caseStore";
import { foundOffice } from "../../testing/office";
import type { Keep } from "../../../api/dashboardSchemas";
import { readEntry, readReport, type Decided, type Report } from "../bodies";
import { KeepDesk } from "../keep/keepDesk";
import { mayExport, mayShare, Withdrawn } from "./sharing";
import { decidedText, decidedWords } from "./decidedText";
import { EraseDesk, erasureOf } from "./eraseDesk";
import { closingAgreed, closingOf, consentsNow, referralsOf, reportNow, toTell, withdrawalOf } from "./personState";

const office = await foundOffice(["Laras", "Bagas", "Nurul", "Ratna"]);
const at = "2026-11-22T02:00Z";
const record = (id: string, given = true) => ({ id, version: "1", given, at });
const thread = (...items: [string, unknown][]) => items.map(([by, body], n) => ({ position: n + 1, by, body }));
const today = "2026-11-23";
const report = readReport({
  kind: "report", via: "room", text: "Saya", contact: { choice: "channel", channel: "WhatsApp", address: "0812", mayLeaveMessage: true }, consent: [record("store"), record("readers"), record("contact"), record("message")], language: "id",
}) as Report;
const withdraw = { kind: "withdraw", stop: ["use", "share", "contact"], erase: true, at };
const goOn = { kind: "consent", consent: [record("store"), record("readers")] };
const refer = (provider: string) => ({ kind: "refer", provider, name: provider.toUpperCase(), need: "medical", way: "letter", fields: ["account"], companion: false, duty: "police-3x24", consent: record(`refer/${provider}`) });
const step = (provider: string, what: string) => ({ kind: "referral", provider, name: provider.toUpperCase(), step: what, on: "2026-11-25", text: "Bu Sari" });

describe("what the person decided", () => {
  it("changes the consents and the way of contact that the readers go by", () => {
    const off = thread(["r", { kind: "consent", consent: [record("contact", false)] }]);
    expect(reportNow(report, off).contact).toEqual({ choice: "here" });
    expect(reportNow(report, thread(["r", { kind: "consent", consent: [record("message", false)] }])).contact).toMatchObject({ choice: "channel", mayLeaveMessage: false });
    const other = thread(["r", { kind: "correction", of: "contact", contact: { choice: "channel", channel: "Telepon", address: "0813" }, at }]);
    expect(reportNow(report, other).contact).toMatchObject({ address: "0813" });
    expect(consentsNow(report, other).find(({ id }) => id === "message")?.given).toBe(false);
  });

  it("shows a name that was written openly, now or later, until its consent is taken back", () => {
    const named = { ...report, name: "Weni", consent: [...report.consent, record("name")] };
    const later = { kind: "correction", of: "name", name: "Wening", at };
    expect(reportNow(report, []).name).toBeUndefined();
    expect(reportNow(named, []).name).toBe("Weni");
    expect(reportNow(named, thread(["r", later])).name).toBe("Wening");
    expect(reportNow(report, thread(["r", later])).name).toBe("Wening");
    expect(reportNow(report, thread(["m1", later])).name).toBeUndefined();
    expect(reportNow(named, thread(["r", later], ["r", { kind: "consent", consent: [record("name", false)] }])).name).toBeUndefined();
    expect(decidedWords(readEntry("r", later) as Decided)).toBe("Wening");
  });

  it("is not believed of a member, and a member's words not of the person", () => {
    for (const body of [withdraw, goOn, refer("rsud"), { kind: "agree-close", agree: "yes" }]) expect(readEntry("m1", body)).toEqual({ kind: "unknown" });
    for (const body of [{ kind: "close-ask", text: "" }, step("rsud", "sent")]) expect(readEntry("r", body)).toEqual({ kind: "unknown" });
    expect(withdrawalOf(thread(["m1", withdraw]))).toBeNull();
  });

  it("ends all of it by a withdrawal, until the person goes on", () => {
    expect(withdrawalOf(thread(["r", withdraw]))).toEqual({ position: 1, at: Date.parse(at), erase: true });
    expect(reportNow(report, thread(["r", withdraw])).contact).toEqual({ choice: "none" });
    expect(consentsNow(report, thread(["r", withdraw])).some(({ given }) => given)).toBe(false);
    expect(withdrawalOf(thread(["r", withdraw], ["r", goOn]))).toBeNull();
    expect(withdrawalOf(thread(["r", withdraw], ["r", { kind: "reopen", text: "" }]))).toBeNull();
  });

  it("names who has to be told that a referral was taken back, until somebody noted it", () => {
    const sent: [string, unknown][] = [["r", refer("rsud")], ["r", refer("lbh")], ["m1", step("rsud", "sent")]];
    expect(toTell(report, thread(...sent))).toEqual([]);
    expect(toTell(report, thread(...sent, ["r", withdraw]))).toEqual(["RSUD"]);
    expect(toTell(report, thread(...sent, ["r", withdraw], ["m1", step("rsud", "recalled")]))).toEqual([]);
    expect(referralsOf(report, thread(...sent)).map(({ asked, last }) => [asked.provider, last?.step ?? null])).toEqual([["rsud", "sent"], ["lbh", null]]);
  });

  it("is told in plain words, with what a reader has to do", () => {
    const t = (key: string, values: Record<string, string | number> = {}) => `${key} ${Object.values(values).join(" ")}`;
    const todo = (body: unknown, by = "r") => decidedText(t, "id", readEntry(by, body) as Decided).todo;
    expect(todo(withdraw)).toContain("Rabu, 25 November, 09.00 WIB");
    expect(todo({ kind: "consent", consent: [record("contact", false)] })).toContain("Rabu, 25 November, 09.00 WIB");
    expect(todo({ kind: "consent", consent: [record("contact")] })).toBeNull();
    expect(todo(refer("dinsos"))).toContain("board.todo.refer.police");
    expect(todo({ ...refer("lbh"), duty: "" })).toBe("board.todo.refer ");
    expect(decidedWords(readEntry("r", { kind: "correction", of: "account", text: "Tambahan" }) as Decided)).toBe("Tambahan");
  });
});

describe("closing", () => {
  const ask: [string, unknown] = ["m1", { kind: "close-ask", text: "" }];
  const agree = (how: string, until?: string): [string, unknown] => ["r", { kind: "agree-close", agree: how, ...(until === undefined ? {} : { until }) }];
  const state = (...items: [string, unknown][]) => closingOf(thread(...items), today);

  it("waits for the person, who may also say no, or agree to a silence", () => {
    expect(state()).toEqual({ kind: "none" });
    expect(state(ask)).toEqual({ kind: "asked" });
    expect(state(ask, agree("no"))).toEqual({ kind: "refused" });
    expect(closingAgreed(state(ask, agree("yes")), today)).toEqual({ how: "here", on: today });
    expect(closingAgreed(state(ask, agree("silence", today)), today)).toBeUndefined();
    expect(closingAgreed(state(ask, agree("silence", "2026-11-22")), today)).toEqual({ how: "silence", on: "2026-11-22" });
  });

  it("is asked anew when the person wrote since, and an agreement that nobody asked for closes nothing", () => {
    expect(state(ask, agree("yes"), ["r", { kind: "message", text: "Tunggu" }])).toEqual({ kind: "none" });
    expect(state(ask, agree("silence", "2026-11-22"), ["r", { kind: "message", text: "Halo" }])).toEqual({ kind: "none" });
    expect(state(agree("yes"))).toEqual({ kind: "none" });
  });
});

const keep: Keep = { eraseAfter: "2031-12-01", held: false, releaseOn: null, least: "2027-03-01", closed: "2028-12-01", most: "2036-12-01" };

describe("a withdrawn case", () => {
  async function withdrawn() {
    const store = new CaseStore(office);
    const stored = await store.submit([0, 1], "Cerita", [3]);
    const [first, second] = [new Device(office, store, 0), new Device(office, store, 1)];
    await first.only();
    await store.write(stored, withdraw);
    return { store, stored, first, second };
  }

  it("goes to nobody new, and no copy leaves but for a legal process", async () => {
    const { stored, first } = await withdrawn();
    const known = await first.desk.reread(await first.of(stored));
    expect([mayShare(known), mayExport(known)]).toEqual([false, false]);
    await expect(first.readers.give([known], office.members[2]?.me.id ?? "", () => undefined)).rejects.toThrow(Withdrawn);
    await expect(first.readers.recuse(known, office.members[2]?.me.id ?? "")).rejects.toThrow(Withdrawn);
    expect(stored.sets).toHaveLength(0);
    const keeper = new KeepDesk({ keepCase: async () => ({ ...keep, held: true }) }, first.desk);
    const held = (await keeper.hold(known)).known;
    expect([mayShare(held), mayExport(held)]).toEqual([false, true]);
    expect(mayExport((await keeper.release(held)).known)).toBe(false);
  });

  it("is erased when two readers agree, on the soonest day that they may choose, and the person reads both names", async () => {
    const { store, stored, first, second } = await withdrawn();
    const asked: unknown[] = [];
    const keeperOf = (device: Device) => new KeepDesk({ keepCase: async (access, change) => {
      await store.openCase(access);
      asked.push(change);
      return keep;
    } }, device.desk);
    const [one, two] = [new EraseDesk(first.desk, keeperOf(first), first.memberId), new EraseDesk(second.desk, keeperOf(second), second.memberId)];
    const known = await first.desk.reread(await first.of(stored));
    expect(await erasureOf(known)).toEqual({ first: null, second: null });
    const agreed = await one.agree(known);
    await one.agree(agreed);
    expect((await one.confirm(agreed)).keep).toEqual(keep);
    expect(asked).toEqual([{}]);
    const confirmed = await two.confirm(await second.of(stored));
    expect(asked.at(-1)).toEqual({ until: keep.least });
    expect(await erasureOf(confirmed.known)).toMatchObject({ first: { by: first.memberId }, second: second.memberId });
    expect(confirmed.known.log.map(({ act }) => act)).toEqual(["erase.request", "erase.approve", "keep.day"]);
  });

  it("is not erased when the person went on meanwhile", async () => {
    const { store, stored, first, second } = await withdrawn();
    const asked: unknown[] = [];
    const keeper = (device: Device) => new KeepDesk({ keepCase: async (_, change) => { asked.push(change); return keep; } }, device.desk);
    await new EraseDesk(first.desk, keeper(first), first.memberId).agree(await first.of(stored));
    const known = await second.of(stored);
    await store.write(stored, goOn);
    await new EraseDesk(second.desk, keeper(second), second.memberId).confirm(known);
    expect(asked).toEqual([{}]);
    expect(stored.log).toHaveLength(1);
  });
});

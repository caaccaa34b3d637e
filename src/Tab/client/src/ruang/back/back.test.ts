import { describe, expect, it } from "vitest";
import type { Service } from "../../api/room";
import type { Body, ReportRead } from "../flow/bodies";
import { readBody } from "../flow/bodies";
import { withdrawalOf, type Entry } from "../flow/summary";
import { closingAsked, questionAsked } from "./asked";
import { standingConsents, standingContact, standingName } from "./consents";
import { lineOf } from "./lines";
import { irrevocable } from "./recall";
import { fieldsOf, needsWith, noChoice, referBody, referralsOf, type Choice } from "./referral";

const at = "2026-11-22T02:00Z";
const later = "2026-11-24T02:00Z";
const record = (id: string, given = true, when = at) => ({ id, version: "1", given, at: when });
const report: ReportRead = {
  kind: "report", text: "Cerita", contact: { choice: "channel", channel: "WhatsApp", address: "0812" }, consent: [record("store"), record("readers"), record("contact"), record("message", false)],
};
const mine = (body: unknown): Entry => ({ by: "r", name: null, mine: true, body: readBody("r", body), files: [] });
const theirs = (body: unknown): Entry => ({ by: "a", name: "Laras Kinanti", mine: false, body: readBody("a", body), files: [] });
const given = (entries: Entry[]) => standingConsents(report, entries).filter((one) => one.given).map(({ id }) => id);
const answer = (more: object = {}) => theirs({ kind: "answer", text: "Baik.", status: "monitoring", next: "Menunggu", lookOn: "2026-11-30", ...more });
const asks = theirs({ kind: "close-ask", text: "" });

const service = (id: string, needs: string[], duty = ""): Service => ({ id, name: id.toUpperCase(), needs, contact: "1", cost: "", hours: "", asks: "", duty, verifiedOn: "2026-11-01", source: "s", stale: false });
const refer = (id: string, when = at) => mine({ kind: "refer", provider: id, name: id.toUpperCase(), need: "medical", way: "letter", fields: ["account"], companion: false, duty: "", consent: record(`refer/${id}`, true, when) });
const step = (id: string, what: string) => theirs({ kind: "referral", provider: id, name: id.toUpperCase(), step: what, on: "2026-11-25", text: "" });

describe("consents one by one", () => {
  it("are those of the report, changed by what the person said since", () => {
    expect(given([])).toEqual(["store", "readers", "contact"]);
    expect(given([mine({ kind: "consent", consent: [record("contact", false, later)] })])).toEqual(["store", "readers"]);
    expect(given([refer("rsud"), mine({ kind: "consent", consent: [record("refer/rsud", false, later)] })])).toEqual(["store", "readers", "contact"]);
    expect(standingConsents(report, [refer("rsud")]).at(-1)).toMatchObject({ id: "refer/rsud", service: "RSUD", given: true });
  });

  it("are changed by nobody else", () => {
    expect(given([theirs({ kind: "consent", consent: [record("message", true)] }), { ...mine({ kind: "withdraw", stop: ["use"], erase: true, at }), mine: false }])).toEqual(["store", "readers", "contact"]);
  });

  it("of a changed way of contact go with it", () => {
    const other = mine({ kind: "correction", of: "contact", contact: { choice: "none" }, at: later });
    expect(given([other])).toEqual(["store", "readers"]);
    expect(standingContact(report, [other])).toEqual({ choice: "none" });
    expect(given([mine({ kind: "correction", of: "contact", contact: { choice: "channel", channel: "Telepon", address: "0813", mayLeaveMessage: true }, at: later })])).toEqual(["store", "readers", "contact", "message"]);
  });

  it("of a name written openly holds until it is taken back, and then nobody goes by the name", () => {
    const named = mine({ kind: "correction", of: "name", name: "Wening", at: later });
    expect(standingName(report, [])).toBeNull();
    expect(standingName({ ...report, name: "Weni" }, [])).toBeNull();
    expect(standingName({ ...report, name: "Weni", consent: [record("name")] }, [])).toBe("Weni");
    expect(standingName(report, [named])).toBe("Wening");
    expect(given([named])).toEqual(["store", "readers", "contact", "name"]);
    expect(standingName(report, [named, mine({ kind: "consent", consent: [record("name", false, later)] })])).toBeNull();
    expect(standingName(report, [theirs({ kind: "correction", of: "name", name: "Orang lain", at })])).toBeNull();
  });

  it("all end with a withdrawal; going on gives back only what it names", () => {
    const withdraw = mine({ kind: "withdraw", stop: ["use", "share", "contact"], erase: true, at: later });
    expect(given([refer("rsud"), withdraw])).toEqual([]);
    expect(withdrawalOf([withdraw])).toMatchObject({ erase: true });
    const goOn = mine({ kind: "consent", consent: [record("store"), record("readers")] });
    expect(withdrawalOf([withdraw, goOn])).toBeNull();
    expect(withdrawalOf([withdraw, mine({ kind: "consent", consent: [record("contact")] })])).not.toBeNull();
    expect(given([refer("rsud"), withdraw, goOn])).toEqual(["store", "readers"]);
  });
});

describe("what an officer asks", () => {
  it("is open until the person answers", () => {
    expect(questionAsked([answer(), answer({ question: "Sudah ke puskesmas?" })])).toEqual({ name: "Laras Kinanti", text: "Sudah ke puskesmas?" });
    expect(questionAsked([answer({ question: "Sudah?" }), mine({ kind: "message", text: "Sudah." })])).toBeNull();
    expect(questionAsked([answer({ question: "Sudah?" }), answer()])).toMatchObject({ text: "Sudah?" });
  });

  it("about closing is answered, or made old by any word after it", () => {
    expect(closingAsked([answer(), asks, answer()])).toEqual({ name: "Laras Kinanti", text: "" });
    for (const after of [mine({ kind: "agree-close", agree: "no" }), mine({ kind: "message", text: "Halo" }), answer({ status: "closed" })]) expect(closingAsked([asks, after])).toBeNull();
  });

  it("is not believed of whoever found the code", () => {
    expect(readBody("r", { kind: "close-ask", text: "" })).toEqual({ kind: "unknown" });
    expect(readBody("a", { kind: "agree-close", agree: "yes" }).kind).toBe("unknown");
    expect(readBody("a", { kind: "withdraw", stop: [], erase: true, at }).kind).toBe("unknown");
  });
});

describe("a referral", () => {
  const chosen: Choice = { ...noChoice, need: "medical", service: service("rsud", ["medical"]), way: "letter", fields: ["account"], agreed: true };

  it("is sent only when all of it was chosen and agreed to, one thing after the other", () => {
    expect(referBody(noChoice, at)).toBe("need");
    expect(referBody({ ...chosen, service: null }, at)).toBe("service");
    expect(referBody({ ...chosen, way: null }, at)).toBe("way");
    expect(referBody({ ...chosen, fields: [] }, at)).toBe("fields");
    expect(referBody({ ...chosen, agreed: false }, at)).toBe("agreed");
    expect(referBody(chosen, at)).toMatchObject({ kind: "refer", provider: "rsud", fields: ["account"], consent: { id: "refer/rsud", given: true, at } });
  });

  it("without a name hands on nothing about the person", () => {
    expect(referBody({ ...chosen, way: "unnamed", companion: true }, at)).toMatchObject({ way: "unnamed", fields: [], companion: false });
    expect(referBody({ ...chosen, way: "self" }, at)).toBe("way");
  });

  it("carries what the law makes the service report", () => {
    expect(referBody({ ...chosen, service: service("dinsos", ["medical"], "police-3x24") }, at)).toMatchObject({ duty: "police-3x24" });
  });

  it("hands on a name or a contact only when there is one", () => {
    const view = (named: boolean, entries: Entry[] = []) => ({ open: { payload: { named } }, report, entries }) as unknown as Parameters<typeof fieldsOf>[0];
    expect(fieldsOf(view(true))).toEqual(["account", "contact", "name", "needs"]);
    expect(fieldsOf(view(false, [mine({ kind: "correction", of: "contact", contact: { choice: "none" }, at })]))).toEqual(["account", "needs"]);
  });

  it("shows what became of it, and that consent was taken back", () => {
    const all = referralsOf({ report, entries: [refer("rsud"), refer("lbh"), step("rsud", "sent"), step("rsud", "confirmed"), mine({ kind: "consent", consent: [record("refer/lbh", false, later)] })] });
    expect(all.map(({ asked, given: stands, last }) => [asked.provider, stands, last?.step ?? null])).toEqual([["rsud", true, "confirmed"], ["lbh", false, null]]);
  });

  it("is offered for needs that a service answers", () => {
    expect(needsWith([service("a", ["shelter"]), service("b", ["medical", "shelter"])])).toEqual(["medical", "shelter"]);
  });
});

it("says what a withdrawal cannot bring back", () => {
  const log = [{ position: 0, by: "a", ts: 1, act: "open", ref: null }, { position: 1, by: "a", ts: 2, act: "export.made", ref: "h" }];
  const directory = { entries: [{ members: [{ id: "a", who: { name: "Laras Kinanti", post: "Staf", sex: "P" } }] }] };
  const view = { log, directory, nextNotice: "2026-11-23T08:15:00+07:00", entries: [refer("rsud"), step("rsud", "sent"), refer("lbh"), step("lbh", "declined"), answer({ status: "escalated" })] } as unknown as Parameters<typeof irrevocable>[0];
  expect(irrevocable(view)).toEqual({ readers: ["Laras Kinanti"], services: ["RSUD"], copies: true, satgas: true });
  expect(irrevocable({ ...view, log: [], entries: [] })).toEqual({ readers: [], services: [], copies: false, satgas: false });
});

it("has words for every kind of message", () => {
  const bodies = [
    mine({ kind: "withdraw", stop: [], erase: true, at }), mine({ kind: "consent", consent: [record("contact", false)] }), mine({ kind: "agree-close", agree: "silence", until: "2026-12-24" }), refer("rsud"),
    mine({ kind: "correction", of: "account", text: "Tambahan" }), mine({ kind: "correction", of: "contact", contact: { choice: "here" }, at }), asks, step("rsud", "noanswer"), answer({ agreed: { how: "met", on: "2026-11-24" }, status: "closed" }),
  ];
  const say = (key: string) => key;
  for (const { mine: own, body } of bodies) {
    const line = lineOf(body as Exclude<Body, { kind: "unknown" }>, own, say, "id");
    expect(line).not.toMatch(/\{|undefined/);
    expect(line.length).toBeGreaterThan(10);
  }
});

import { describe, expect, it } from "vitest";
import { readBody } from "../flow/bodies";
import { emptyDraft, withConsent, withDual, type Draft } from "../../telling/draft";
import { reportToSeal } from "../../telling/report";
import { readTogether } from "./bodies";
import { sayTogether } from "./words";

const who = { post: "Staf", sex: "P" } as const;
const list = { team: [{ id: "a", name: "Laras", ...who }, { id: "b", name: "Bagas", ...who }], trustees: [{ id: "w", name: "Satgas", ...who }], least: 2 };
const at = "2026-11-22T02:00Z";
const ready = (draft: Draft): Draft => withConsent(withConsent({ ...draft, contact: { ...draft.contact, choice: "here" } }, "store", at), "readers", at);
const sealed = (draft: Draft) => reportToSeal(ready(draft), list, 1000, "id", 0, "2026-11-23T08:15:00+07:00", (c) => c);
const forTwo: Draft = { ...emptyDraft, readers: { kind: "team" } };

describe("what two officers do together, on the person's side", () => {
  it("is off unless it was ticked", () => {
    expect(sealed(forTwo)).toMatchObject({ dual: false });
    expect(sealed(forTwo)).not.toHaveProperty("identity");
  });

  it("seals dual, and a name with its consent", () => {
    const report = sealed({ ...forTwo, dual: true, ownName: { name: " Wening ", way: "envelope", at } });
    expect(report).toMatchObject({ dual: true, identity: { name: "Wening" } });
    expect(report?.body.consent.at(-1)).toEqual({ id: "envelope", version: "2", notice: "2", given: true, at });
  });

  it("is left out for a single reader and for an empty name", () => {
    const alone = sealed({ ...emptyDraft, readers: { kind: "trustee" }, dual: true, ownName: { name: "Wening", way: "envelope", at } });
    expect(alone).toMatchObject({ to: ["w"], dual: false });
    expect(alone).not.toHaveProperty("identity");
    const unnamed = sealed({ ...forTwo, ownName: { name: "  ", way: "envelope", at } });
    expect(unnamed).not.toHaveProperty("identity");
    expect(unnamed?.body.consent.map(({ id }) => id)).toEqual(["store", "readers"]);
  });

  it("writes a name openly where the person chose that, for one reader too, and then puts none into an envelope", () => {
    for (const readers of [{ kind: "team" }, { kind: "trustee" }] as const) {
      const report = sealed({ ...emptyDraft, readers, ownName: { name: " Wening ", way: "open", at } });
      expect(report).not.toHaveProperty("identity");
      expect(report?.body.name).toBe("Wening");
      expect(report?.body.consent.at(-1)).toEqual({ id: "name", version: "2", notice: "2", given: true, at });
    }
    const unnamed = sealed({ ...forTwo, ownName: { name: " ", way: "open", at } });
    expect(unnamed?.body).not.toHaveProperty("name");
    expect(unnamed?.body.consent.map(({ id }) => id)).toEqual(["store", "readers"]);
    expect(sealed({ ...forTwo, ownName: { name: "Wening", way: "envelope", at } })?.body).not.toHaveProperty("name");
  });

  it("asks anew for the consent to be read when it changes", () => {
    expect(withDual(ready(forTwo), true).consents).toEqual({ store: at });
  });

  it("is believed of members only", () => {
    const body = { kind: "name.ask", reason: "Alasan", at: 1 };
    expect(readBody("a", body)).toEqual({ kind: "unknown", raw: body });
    expect(readBody("r", body)).toEqual({ kind: "unknown" });
    expect(readTogether(body)).toEqual(body);
    for (const other of [{ kind: "name.ask", at: -1 }, { kind: "later" }, null]) expect(readTogether(other)).toBeNull();
  });

  it("keeps braces that a reason brings along", () => {
    expect(sayTogether("id", "room.return.both", { name: "A", other: "B", date: "hari ini", reason: "{name}" })).toBe("Laporan ini dibuka A bersama B pada hari ini. Alasannya: {name}");
  });
});

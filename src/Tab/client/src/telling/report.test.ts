import { expect, test } from "vitest";
import { accountLength } from "./account";
import { consentsFor } from "./consent";
import { noContact } from "./contact";
import { emptyDraft, withConsent, withContact, withDual, withLate, withReaders, withText, type Draft } from "./draft";
import { firstGap, reportToSeal } from "./report";
import type { ReaderList } from "./readers";

const who = { post: "Staf", sex: "P" } as const;
const list: ReaderList = { team: [{ id: "a", name: "A", ...who }, { id: "b", name: "B", ...who }, { id: "c", name: "C", ...who }], trustees: [], least: 2 };
const at = "2026-11-21T12:00Z";
const now = Date.parse("2026-11-21T12:34:56Z");
const limit = 188_416;
const seal = (draft: Draft) => reportToSeal(draft, list, limit, "id", now, "2026-11-23T08:15:00+07:00", (c) => `lewat ${c}`);

let whole = withText(emptyDraft, "Cerita");
whole = withReaders(whole, { kind: "some", ids: ["a", "b"] });
whole = withContact(whole, { ...noContact, choice: "here" });
whole = withConsent(withConsent(whole, "store", at), "readers", at);

test("All consents are off at first, and only those asked are recorded", () => {
  expect(emptyDraft.consents).toEqual({});
  expect(consentsFor(whole)).toEqual(["store", "readers"]);
  expect(consentsFor(withContact(whole, { ...noContact, choice: "channel", mayLeaveMessage: true }))).toEqual(["store", "readers", "contact", "message"]);
});

test("A whole draft becomes a body with versioned consents and the chosen readers", () => {
  expect(seal(whole)).toMatchObject({
    to: ["a", "b"],
    exclude: ["c"],
    body: {
      kind: "report", via: "room", text: "Cerita", contact: { choice: "here" }, language: "id", lookOn: "2026-11-26",
      consent: [{ id: "store", version: "2", notice: "2", given: true, at }, { id: "readers", version: "2", notice: "2", given: true, at }],
    },
  });
});

test("An empty story may be sent", () => expect(seal(withText(whole, ""))).not.toBeNull());

test("Gaps are found in the order of the way", () => {
  expect(firstGap(withText(emptyDraft, "x".repeat(limit + 1)), list, limit)).toEqual({ at: "text" });
  expect(firstGap(emptyDraft, list, limit)).toEqual({ at: "readers", because: "nobody" });
  expect(firstGap(withReaders(whole, { kind: "some", ids: ["a"] }), list, limit)).toEqual({ at: "readers", because: "too-few" });
  expect(firstGap({ ...whole, contact: noContact }, list, limit)).toEqual({ at: "contact" });
  expect(firstGap(withConsent(whole, "store", null), list, limit)).toEqual({ at: "consent", id: "store" });
  expect(firstGap(withConsent(whole, "readers", null), list, limit)).toEqual({ at: "consent", id: "readers" });
  expect(firstGap(whole, list, limit)).toBeNull();
});

test("Nothing is sealed while a gap is open", () => {
  for (const id of ["store", "readers"] as const) expect(seal(withConsent(whole, id, null))).toBeNull();
});

test("Other readers ask for their consent anew", () => {
  expect(withReaders(whole, { kind: "team" }).consents).toEqual({ store: at });
});

test("The provincial Satgas is let in later only if the person says so, with the day, and never beside itself or where two open together", () => {
  const trusted = { ...list, trustees: [{ id: "w", name: "W", ...who }] };
  const late = (draft: Draft, days: number | undefined = 14, at = now) => reportToSeal(draft, trusted, limit, "id", at, "2026-11-23T08:15:00+07:00", (c) => c, days);
  const again = (draft: Draft) => withConsent(draft, "readers", at);
  expect(late(whole)).toMatchObject({ late: [] });
  expect(late(whole)?.body).not.toHaveProperty("releaseOn");
  const chosen = withLate(whole, true);
  expect(chosen.consents).toEqual({ store: at });
  expect(late(again(chosen))).toMatchObject({ late: ["w"], body: { releaseOn: "2026-12-05" } });
  // 18.00 in London is tomorrow at the office.
  expect(late(again(chosen), 14, Date.parse("2026-11-21T18:00:00Z"))?.body.releaseOn).toBe("2026-12-06");
  expect(late(again(withDual(chosen, true)))).toMatchObject({ late: [], dual: true });
  expect(late(again(withReaders(chosen, { kind: "trustee" })))).toMatchObject({ late: [], to: ["w"] });
  expect(reportToSeal(again(chosen), trusted, limit, "id", now, "2026-11-23T08:15:00+07:00", (c) => c)).toMatchObject({ late: [] });
});

test("A phone number goes in only with the consent to use it", () => {
  const contact = { choice: "channel", channel: "whatsapp", address: " 0812 ", hours: " ", mayLeaveMessage: true } as const;
  const asked = withContact(whole, contact);
  expect(firstGap(asked, list, limit)).toEqual({ at: "consent", id: "contact" });
  expect(seal(withConsent(asked, "contact", at))?.body.contact).toEqual({ choice: "channel", channel: "lewat whatsapp", address: "0812", mayLeaveMessage: false });
  expect(seal(withConsent(withConsent(asked, "contact", at), "message", at))?.body.contact.mayLeaveMessage).toBe(true);
});

test("An address typed and then given up leaves with the choice", () => {
  const changed = withContact(withContact(whole, { ...noContact, choice: "channel", channel: "phone", address: "0812" }), { ...noContact, choice: "none" });
  expect(JSON.stringify(seal(changed)?.body)).not.toContain("0812");
});

test("The limit is counted in bytes as sealed and said only near it", () => {
  expect(accountLength("a".repeat(100), 1000)).toBe("free");
  expect(accountLength("a".repeat(899), 1000)).toBe("free");
  expect(accountLength("a".repeat(900), 1000)).toBe("near");
  expect(accountLength("a".repeat(1000), 1000)).toBe("near");
  expect(accountLength("a".repeat(1001), 1000)).toBe("over");
  expect(accountLength("\n".repeat(501), 1000)).toBe("over");
  expect(accountLength("é".repeat(501), 1000)).toBe("over");
});

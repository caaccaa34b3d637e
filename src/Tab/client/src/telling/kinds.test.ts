import { expect, test } from "vitest";
import { consentsFor } from "./consent";
import { noContact } from "./contact";
import { emptyDraft, withConsent, withContact, withMore, withReaders, withText, type Draft } from "./draft";
import { sentKind, type Extras } from "./kinds";
import type { ReaderList } from "./readers";
import { firstGap, reportToSeal } from "./report";

const who = { post: "Staf", sex: "P" } as const;
const list: ReaderList = { team: [{ id: "a", name: "A", ...who }, { id: "b", name: "B", ...who }], trustees: [], least: 2 };
const at = "2026-11-21T12:00Z";
const now = Date.parse("2026-11-21T12:34:56Z");
const limit = 188_416;

const asked = withContact(withReaders(withText(emptyDraft, "kata rahasia"), { kind: "team" }), { ...noContact, choice: "here" });
const put = (more: Partial<Extras>, draft: Draft = asked) => withMore(draft, more);
const agreed = (draft: Draft) => consentsFor(draft).reduce((d, id) => withConsent(d, id, at), draft);
const body = (draft: Draft) => reportToSeal(agreed(draft), list, limit, "id", now, "2026-11-23T08:15:00+07:00", (c) => c)?.body;

test("A report of one's own says nothing more than it did", () => {
  expect(Object.keys(body(put({ wish: "report" })) ?? {})).toEqual(["kind", "via", "text", "contact", "consent", "language", "lookOn"]);
});

test("Text saved for oneself is a report once it is sent", () => expect(body(put({ wish: "save" }))).not.toHaveProperty("wish"));

test("Needs and officer go along as far as they were said", () => {
  const said = put({ wish: "report", needs: ["medical", "legal"], officer: { sex: "P", language: " bahasa Jawa ", disability: " " } });
  expect(body(said)).toMatchObject({ needs: ["medical", "legal"], officer: { sex: "P", language: "bahasa Jawa" } });
  expect(body(said)?.officer).not.toHaveProperty("disability");
  expect(body(put({ officer: { sex: "any", language: "", disability: "" } }))).not.toHaveProperty("officer");
});

test("Refer me is a wish beside the words; nothing is passed on by it", () => {
  expect(body(put({ wish: "refer", needs: ["psychological"] }))).toMatchObject({ wish: "refer", needs: ["psychological"], text: "kata rahasia" });
});

test("Contact me only carries no account, of nobody", () => {
  const told = body(put({ wish: "contact", about: "other", knows: "willing", other: { name: "Ia", reach: "0812" }, needs: ["legal"], notTell: "ibu" }));
  expect(told).toMatchObject({ wish: "contact", text: "" });
  for (const field of ["about", "knows", "other", "needs", "notTell", "att"]) expect(told).not.toHaveProperty(field);
});

test("Under 18: the words typed before stay behind, and nothing is sealed before the person has read who is told", () => {
  const minor = put({ wish: "minor", notTell: " ayah " });
  expect(consentsFor(minor)).toEqual(["told", "store", "readers"]);
  expect(firstGap(minor, list, limit)).toEqual({ at: "consent", id: "told" });
  expect(body(minor)).toMatchObject({ wish: "minor", text: "", notTell: "ayah" });
  expect(body(minor)?.consent.map((c) => [c.id, c.given])).toEqual([["told", true], ["store", true], ["readers", true]]);
});

test("Thoughts of self-harm are told only where the person ticked it", () => {
  expect(body(put({ wish: "contact" }))).not.toHaveProperty("selfharm");
  expect(body(put({ wish: "contact", selfharm: true }))).toMatchObject({ selfharm: true });
});

test("About somebody else: a question that was skipped counts as not known, and then nobody is named", () => {
  const other = put({ wish: "report", about: "other" });
  expect(body(other)).toMatchObject({ about: "other", knows: "unknown" });
  for (const knows of ["unwilling", "unknown"] as const) expect(body(put({ knows, other: { name: "Ia", reach: "0812" } }, other))).not.toHaveProperty("other");
  expect(body(put({ knows: "willing" }, other))).not.toHaveProperty("other");
});

test("A person who agrees may be named, with a consent of its own that falls back when the name changes", () => {
  const named = put({ about: "other", knows: "willing", other: { name: "", reach: " 0812 " } });
  expect(consentsFor(named)).toEqual(["store", "readers", "other"]);
  expect(firstGap(withConsent(agreed(named), "other", null), list, limit)).toEqual({ at: "consent", id: "other" });
  expect(body(named)).toMatchObject({ other: { reach: "0812" } });
  expect(put({ other: { name: "Ia", reach: "0812" } }, agreed(named)).consents.other).toBeUndefined();
});

test("A contact is used apart from a name: none is asked for, and none lies in the report", () => {
  const reached = withContact(asked, { ...noContact, choice: "channel", channel: "phone", address: "0812" });
  const told = body(reached);
  expect(told?.contact).toMatchObject({ choice: "channel", address: "0812" });
  expect(JSON.stringify(told)).not.toMatch(/"name"/);
  const enveloped = reportToSeal(agreed({ ...reached, ownName: { name: "Weni Astuti", way: "envelope", at } }), list, limit, "id", now, "2026-11-23T08:15:00+07:00", (c) => c);
  expect(enveloped?.identity).toEqual({ name: "Weni Astuti" });
  expect(JSON.stringify(enveloped?.body)).not.toContain("Weni");
});

test("Each consent carries the version of the privacy notice that stood on the page", () => {
  expect(body(asked)?.consent.every((c) => c.notice === "2")).toBe(true);
});

test("Files lie in a report, never in a request", () => {
  const att = [{ id: "i", fk: "k", log2: 20, name: "n", type: "t", size: 1, sha256: "s" }];
  expect(body(put({ att }))).toMatchObject({ att });
  expect(body(put({ att, wish: "minor" }))).not.toHaveProperty("att");
});

test("The thanks fit what was sent", () => {
  expect([{ wish: "report", about: "own" }, { wish: "report", about: "other" }, { wish: "contact", about: "own" }, { wish: "minor", about: "own" }].map((d) => sentKind(d as Draft))).toEqual(["own", "other", "request", "request"]);
});

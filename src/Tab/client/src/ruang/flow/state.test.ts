import { expect, test } from "vitest";
import type { CaseView } from "./case";
import { noContact } from "../../telling/contact";
import { emptyDraft, hasTyped } from "../../telling/draft";
import type { Extras } from "../../telling/kinds";
import { topOf, worthClearing, type Screen } from "./screens";
import type { Outcome } from "../../telling/send";
import { initialState, reduce, type Action, type RoomState } from "./state";

const walk = (state: RoomState, ...actions: Action[]) => actions.reduce(reduce, state);
const forward: Action = { type: "forward" };
const atReview = walk(
  initialState("safety"), forward, forward, { type: "go", to: "story" }, { type: "text", text: "kata rahasia" }, forward, forward,
  { type: "contact", contact: { ...noContact, choice: "here" } }, forward,
);
const parcel = { mark: "m", submitKey: "k", sealed: {} as never, late: [], receipt: "1" };
const settle = (outcome: Outcome) => walk(atReview, { type: "go", to: "sending" }, { type: "outcome", outcome });

test("The way is safety, limits, choice, story, needs, contact, review: three screens before the first word", () => {
  expect(atReview.stack).toEqual(["safety", "limits", "choice", "story", "needs", "contact", "review"]);
});

test("Each wish has its own way", () => {
  const walked = (...more: Action[]) => walk(initialState("safety"), forward, forward, ...more).stack.slice(3);
  const wish = (put: Partial<Extras>, to: Screen): Action[] => [{ type: "more", put }, { type: "go", to }];
  expect(walked(...wish({ wish: "contact" }, "contact"), forward, forward)).toEqual(["contact", "review"]);
  expect(walked(...wish({ wish: "save" }, "story"), forward)).toEqual(["story", "needs"]);
  expect(walked(...wish({ wish: "refer" }, "needs"), forward, forward, forward)).toEqual(["needs", "story", "contact", "review"]);
  expect(walked(...wish({ wish: "report", about: "other" }, "story"), forward)).toEqual(["story", "needs"]);
  const minor = walk(initialState("safety"), { type: "go", to: "minor" }, ...wish({ wish: "minor" }, "ask"), forward);
  expect(minor.stack).toEqual(["safety", "minor", "ask", "review"]);
  // Who turns out to be 18 goes back and on as anybody else.
  expect(walk(minor, { type: "back", steps: 3 }, forward).stack).toEqual(["safety", "limits"]);
});

test("Another wish asks for every consent anew; whoever does not agree is not named", () => {
  const given = walk(atReview, { type: "consent", id: "store", at: "2026-11-21T12:00Z" });
  expect(walk(given, { type: "more", put: { needs: ["legal"] } }).draft.consents).not.toEqual({});
  expect(walk(given, { type: "more", put: { wish: "contact" } }).draft.consents).toEqual({});
  const named = walk(atReview, { type: "more", put: { about: "other", knows: "willing" } }, { type: "more", put: { other: { name: "Ia", reach: "0812" } } });
  expect(named.draft.other.name).toBe("Ia");
  for (const put of [{ knows: "unwilling" }, { knows: "unknown" }, { about: "own" }] as const) expect(walk(named, { type: "more", put }).draft.other).toEqual({ name: "", reach: "" });
});

test("What was typed anywhere is not left without a word", () => {
  expect(hasTyped(emptyDraft)).toBe(false);
  expect(hasTyped({ ...emptyDraft, needs: ["legal"] })).toBe(false);
  for (const put of [{ text: "a" }, { notTell: "a" }, { officer: { sex: null, language: "a", disability: "" } }, { contact: { ...noContact, address: "a" } }]) expect(hasTyped({ ...emptyDraft, ...put })).toBe(true);
});

test("Whoever is not sure walks on through the same way", () => {
  expect(walk(initialState("safety"), { type: "go", to: "danger" }, forward).stack).toEqual(["safety", "danger", "limits"]);
});

test("Back never loses a word", () => {
  const back = walk(atReview, ...Array.from({ length: 9 }, (): Action => ({ type: "back" })));
  expect(back.stack).toEqual(["safety"]);
  expect(back.draft.text).toBe("kata rahasia");
  expect(walk(atReview, { type: "back", steps: 4 }).stack).toEqual(["safety", "limits", "choice"]);
});

test("Who changes one thing from the review comes straight back to it", () => {
  for (const to of ["limits", "story", "needs", "contact"] as const) expect(walk(atReview, { type: "go", to }, forward).stack).toEqual(atReview.stack);
});

test("Sent: the draft is forgotten, the receipt stays, and Back does not lead away from it", () => {
  const sent = settle({ kind: "sent", receipt: "12345", nextNotice: null, lookOn: "2026-11-26" });
  expect(JSON.stringify(sent)).not.toContain("kata rahasia");
  expect(walk(sent, { type: "back" }).stack).toEqual(["receipt"]);
  expect(sent.sent?.lookOn).toBe("2026-11-26");
});

test("Whatever else happens, every word stays on the screen", () => {
  const others: Outcome[] = [{ kind: "not-sealed" }, { kind: "not-sent", because: "offline" }, { kind: "unknown", parcel }, { kind: "stopped", parcel: null }];
  for (const outcome of others) {
    const after = settle(outcome);
    expect(after.draft).toEqual(atReview.draft);
    expect(after.stack).toEqual([...atReview.stack, outcome.kind === "stopped" ? "stop" : "away"]);
  }
});

test("A parcel is kept only while it may have arrived", () => {
  expect(settle({ kind: "unknown", parcel }).parcel).toBe(parcel);
  expect(settle({ kind: "stopped", parcel }).trouble).toBe("stopped-unknown");
  expect(walk(settle({ kind: "unknown", parcel }), { type: "outcome", outcome: { kind: "not-sent", because: "refused" } }).parcel).toBeNull();
});

test("A second try from Terputus does not pile up screens", () => {
  const again = walk(settle({ kind: "unknown", parcel }), { type: "go", to: "sending" }, { type: "outcome", outcome: { kind: "unknown", parcel } });
  expect(again.stack).toEqual([...atReview.stack, "away"]);
});

test("Berhenti while sending: the way back leads to the review at once", () => {
  const stopped = walk(atReview, { type: "go", to: "sending" }, { type: "go", to: "stop" }, { type: "outcome", outcome: { kind: "stopped", parcel } });
  expect(walk(stopped, { type: "back" }).stack).toEqual(atReview.stack);
});

test("Clearing forgets all", () => {
  const cleared = walk(atReview, { type: "clear" });
  expect(cleared).toEqual(initialState("cleared"));
  expect(cleared.draft).toBe(emptyDraft);
});

test("Opening a report keeps an unsent story and takes the code's screen out of the way", () => {
  const open = walk(atReview, { type: "go", to: "return" }, { type: "found", view: {} as CaseView });
  expect(topOf(open.stack)).toBe("case");
  expect(open.stack).not.toContain("return");
  expect(open.draft.text).toBe("kata rahasia");
});

test("The page clears itself only where something stands", () => {
  expect(worthClearing(["cleared"])).toBe(false);
  expect(worthClearing(["safety"])).toBe(false);
  expect(worthClearing(["return"])).toBe(true);
  expect(worthClearing(atReview.stack)).toBe(true);
});

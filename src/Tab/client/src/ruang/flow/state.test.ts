import { expect, test } from "vitest";
import type { CaseView } from "./case";
import { noContact } from "./contact";
import { emptyDraft } from "./draft";
import { isRoom, topOf, worthClearing } from "./screens";
import type { Outcome } from "./send";
import { initialState, reduce, type Action, type RoomState } from "./state";

const walk = (state: RoomState, ...actions: Action[]) => actions.reduce(reduce, state);
const forward: Action = { type: "forward" };
const atReview = walk(
  initialState("safety"), forward, forward, { type: "go", to: "story" }, { type: "text", text: "kata rahasia" }, forward,
  { type: "contact", contact: { ...noContact, choice: "here" } }, forward,
);
const parcel = { mark: "m", submitKey: "k", sealed: {} as never, late: [], receipt: "1" };
const settle = (outcome: Outcome) => walk(atReview, { type: "go", to: "sending" }, { type: "outcome", outcome });

test("The way is safety, limits, choice, story, contact, review", () => {
  expect(atReview.stack).toEqual(["safety", "limits", "choice", "story", "contact", "review"]);
});

test("Whoever is not sure walks on through the same way", () => {
  expect(walk(initialState("safety"), { type: "go", to: "danger" }, forward).stack).toEqual(["safety", "danger", "limits"]);
});

test("Back never loses a word", () => {
  const back = walk(atReview, ...Array.from({ length: 9 }, (): Action => ({ type: "back" })));
  expect(back.stack).toEqual(["safety"]);
  expect(back.draft.text).toBe("kata rahasia");
  expect(walk(atReview, { type: "back", steps: 3 }).stack).toEqual(["safety", "limits", "choice"]);
});

test("Who changes one thing from the review comes straight back to it", () => {
  for (const to of ["limits", "story", "contact"] as const) expect(walk(atReview, { type: "go", to }, forward).stack).toEqual(atReview.stack);
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

test("The page bears the room's name only inside the room, and clears itself only where something stands", () => {
  expect(isRoom(["schedule", "numbers"])).toBe(false);
  expect(isRoom(["schedule", "safety"])).toBe(true);
  expect(isRoom(["return"])).toBe(true);
  expect(worthClearing(["schedule"])).toBe(false);
  expect(worthClearing(["safety"])).toBe(false);
  expect(worthClearing(["return"])).toBe(true);
  expect(worthClearing(atReview.stack)).toBe(true);
});

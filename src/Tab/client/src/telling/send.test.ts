import { expect, test, vi } from "vitest";
import type { Answer } from "../api/http";
import type { Accepted, ReportToSend } from "../api/room";
import type { Sealed } from "../sealing";
import { newSubmitKey, sendReport, type Parcel, type Sending } from "./send";

const accepted: Answer<Accepted> = { kind: "ok", status: 201, value: { nextNotice: "2026-11-23T08:15:00+07:00", lookOn: "2026-11-26" } };
const unknown: Answer<Accepted> = { kind: "away", reached: "unknown" };
const problem = (status: number, code: string, puzzle?: { challenge: string; bits: number }): Answer<Accepted> => ({
  kind: "problem", status, problem: { code, ...(puzzle === undefined ? {} : { puzzle }) },
});

function story(...answers: Answer<Accepted>[]) {
  const posts: ReportToSend[] = [];
  let seals = 0;
  const stop = new AbortController();
  const sending: Sending = {
    api: { sendReport: (report) => { posts.push(report); return Promise.resolve(answers.shift() ?? accepted); } },
    mark: "draft",
    earlier: null,
    seal: () => Promise.resolve({ sealed: { rid: `rid-${++seals}` } as Sealed, late: [], receipt: `${seals}`.repeat(25) }),
    puzzle: () => Promise.resolve({ challenge: "first", nonce: 7 }),
    solve: (puzzle) => Promise.resolve({ challenge: puzzle.challenge, nonce: 9 }),
    signal: stop.signal,
    onStage: vi.fn(),
  };
  return { posts, sending, stop, seals: () => seals };
}

test("A report is sealed, sent once, and answered with its receipt", async () => {
  const { sending, posts } = story();
  expect(await sendReport(sending)).toEqual({ kind: "sent", receipt: "1".repeat(25), nextNotice: "2026-11-23T08:15:00+07:00", lookOn: "2026-11-26" });
  expect(posts).toHaveLength(1);
  expect(posts[0]?.submitKey).toMatch(/^[A-Za-z0-9_-]{22}$/);
});

test("A fresh puzzle is solved without a word, and the same parcel goes again", async () => {
  const { sending, posts, seals } = story(problem(428, "puzzle-needed", { challenge: "fresh", bits: 3 }), accepted);
  expect((await sendReport(sending)).kind).toBe("sent");
  expect(posts.map((p) => p.puzzle.challenge)).toEqual(["first", "fresh"]);
  expect(new Set(posts.map((p) => p.submitKey)).size).toBe(1);
  expect(seals()).toBe(1);
});

test("A server that always asks for another puzzle does not hold the person for ever", async () => {
  const { sending, posts } = story(...Array.from({ length: 20 }, () => problem(428, "puzzle-needed", { challenge: "more", bits: 3 })));
  expect((await sendReport(sending)).kind).toBe("not-sent");
  expect(posts.length).toBeLessThan(10);
});

test("When nobody knows whether it arrived, pressing again sends the very same parcel", async () => {
  const first = story(unknown);
  const outcome = await sendReport(first.sending);
  if (outcome.kind !== "unknown") throw new Error(outcome.kind);
  const again = story(accepted);
  const second = await sendReport({ ...again.sending, earlier: outcome.parcel });
  expect(again.posts[0]).toMatchObject({ submitKey: first.posts[0]?.submitKey, sealed: first.posts[0]?.sealed });
  expect(second).toMatchObject({ kind: "sent", receipt: outcome.parcel.receipt });
  expect(again.seals()).toBe(0);
});

test("A refusal after an unknown try is not told as 'nothing was sent'", async () => {
  const parcel: Parcel = { mark: "draft", submitKey: newSubmitKey(), sealed: {} as Sealed, late: [], receipt: "1" };
  for (const answer of [problem(503, "store-away"), { kind: "away", reached: "unsent" } as const]) {
    const { sending } = story(answer);
    expect((await sendReport({ ...sending, earlier: parcel })).kind).toBe("unknown");
  }
});

test("A changed draft is another report with another key", async () => {
  const parcel: Parcel = { mark: "older draft", submitKey: "old", sealed: {} as Sealed, late: [], receipt: "1" };
  const { sending, posts, seals } = story();
  await sendReport({ ...sending, earlier: parcel });
  expect(posts[0]?.submitKey).not.toBe("old");
  expect(seals()).toBe(1);
});

test("A duplicate can only be this report, stored before", async () => {
  const { sending } = story(problem(409, "duplicate"));
  expect(await sendReport(sending)).toEqual({ kind: "sent", receipt: "1".repeat(25), nextNotice: null, lookOn: null });
});

test("Under the digits of a draft a duplicate can be another text, sent from another page: this one goes under fresh digits", async () => {
  const { sending, posts, seals } = story(problem(409, "duplicate"), accepted);
  const seal = vi.fn((receipt: string | null) => Promise.resolve({ sealed: { rid: `of ${receipt}` } as Sealed, late: [], receipt: receipt ?? "9".repeat(25) }));
  expect(await sendReport({ ...sending, digits: "4".repeat(25), seal })).toMatchObject({ kind: "sent", receipt: "9".repeat(25) });
  expect(posts.map((p) => p.sealed.rid)).toEqual([`of ${"4".repeat(25)}`, "of null"]);
  expect(new Set(posts.map((p) => p.submitKey)).size).toBe(2);
  expect(seals()).toBe(0);
});

test("A report takes the digits that the person has", async () => {
  const { sending } = story();
  const seal = (receipt: string | null) => Promise.resolve({ sealed: {} as Sealed, late: [], receipt: receipt ?? "" });
  expect(await sendReport({ ...sending, digits: "4".repeat(25), seal })).toMatchObject({ kind: "sent", receipt: "4".repeat(25) });
});

test("What was not sent is called not sent only when that is known", async () => {
  expect(await sendReport(story({ kind: "away", reached: "unsent" }).sending)).toEqual({ kind: "not-sent", because: "offline" });
  expect(await sendReport(story(problem(503, "store-away")).sending)).toEqual({ kind: "not-sent", because: "refused" });
  expect((await sendReport(story(problem(500, "unexpected")).sending)).kind).toBe("unknown");
  expect((await sendReport(story(problem(502, "unreadable")).sending)).kind).toBe("unknown");
});

test("If sealing fails nothing leaves the device", async () => {
  const { sending, posts } = story();
  expect(await sendReport({ ...sending, seal: () => Promise.reject(new Error("no WebCrypto")) })).toEqual({ kind: "not-sealed" });
  expect(posts).toEqual([]);
});

test("Berhenti while sealing sends nothing; while sending it keeps the parcel", async () => {
  const early = story();
  early.stop.abort();
  expect(await sendReport(early.sending)).toEqual({ kind: "stopped", parcel: null });
  expect(early.posts).toEqual([]);
  expect(await sendReport(story({ kind: "stopped" }).sending)).toMatchObject({ kind: "stopped", parcel: { mark: "draft" } });
});

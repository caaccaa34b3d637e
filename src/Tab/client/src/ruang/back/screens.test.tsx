// @vitest-environment jsdom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import type { CaseView, ReporterBody } from "../flow/case";
import { readBody, type ReportRead } from "../flow/bodies";
import { initialState } from "../flow/state";
import { summarise, type Entry } from "../flow/summary";
import { startWords } from "../page/words";
import { RoomProvider, type RoomContext } from "../ui/context";
import { ClosingQuestion, Late } from "./CaseExtras";
import { Consents } from "./Consents";
import { Withdraw } from "./Withdraw";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
window.scrollTo = vi.fn();
Element.prototype.scrollIntoView = vi.fn();

const at = "2026-11-21T02:00Z";
const now = Date.parse("2026-11-28T03:00Z");
const nextNotice = "2026-11-30T08:15:00+07:00";
const record = (id: string) => ({ id, version: "1", given: true, at });
const report: ReportRead = { kind: "report", text: "Cerita saya", lookOn: "2026-11-26", contact: { choice: "here" }, consent: [record("store"), record("readers"), record("message")] };
const theirs = (body: unknown): Entry => ({ by: "a", name: "Laras Kinanti", mine: false, body: readBody("a", body), files: [] });
const mine = (body: unknown): Entry => ({ by: "r", name: null, mine: true, body: readBody("r", body), files: [] });
let root: Root;
afterEach(() => act(() => root.unmount()));

async function show(screen: (view: CaseView) => React.ReactNode, entries: Entry[] = [], more: Partial<CaseView> = {}) {
  const posted: ReporterBody[] = [];
  const dispatch = vi.fn();
  const view = {
    report, entries, log: [], directory: { entries: [] }, nextNotice, keep: { eraseAfter: "2031-12-01", held: false }, open: { readers: ["a"], payload: { named: false } },
    summary: summarise(report, entries, nextNotice, now), ...more,
  } as unknown as CaseView;
  const post = vi.fn((body: ReporterBody) => { posted.push(body); return Promise.resolve(posted.length === 1 ? ("away" as const) : null); });
  const room = { state: initialState("case"), dispatch, office: { kind: "away" }, place: { dials: false }, words: await startWords(), now: () => now + posted.length * 60_000, post } as unknown as RoomContext;
  const holder = document.createElement("div");
  root = createRoot(holder);
  act(() => root.render(<RoomProvider value={room}>{screen(view)}</RoomProvider>));
  const press = (id: string) => act(async () => holder.querySelector<HTMLElement>(`[data-testid="${id}"]`)?.click());
  return { holder, posted, dispatch, press };
}

test("Nobody answered in time: an apology that is ours, another officer with the same words, and two services", async () => {
  const { holder, dispatch, press } = await show((view) => <Late view={view} />);
  expect(holder.textContent).toContain("Itu kekurangan kami, bukan Anda.");
  expect(holder.textContent).toContain("SAPA 129");
  await press("late-other");
  expect(dispatch.mock.calls.map(([action]) => action as unknown)).toEqual([{ type: "text", text: "Cerita saya" }, { type: "go", to: "limits" }]);
});

test("Closing is asked for with three equal answers; none is preferred, and silence names its day", async () => {
  const { holder, posted, press } = await show((view) => <ClosingQuestion view={view} />, [theirs({ kind: "close-ask", text: "Bolehkah ditutup?" })]);
  expect(holder.querySelectorAll(".pair .button.equal")).toHaveLength(3);
  expect(holder.querySelector(".primary")).toBeNull();
  await press("close-silence");
  expect(posted).toEqual([{ kind: "agree-close", agree: "silence", until: "2026-12-28" }]);
});

test("A consent that may not have arrived is sent again as it was, with the minute of the first try", async () => {
  const { holder, posted, press } = await show((view) => <Consents view={view} />);
  expect([...holder.querySelectorAll("input")].map((box) => box.name)).toEqual(["message"]);
  await press("consents-send");
  expect(posted).toEqual([]);
  expect(holder.textContent).toContain("Belum ada yang diubah.");
  await press("consent-message");
  await press("consents-send");
  await press("consents-send");
  expect(posted[1]).toEqual(posted[0]);
  expect(posted[0]).toMatchObject({ kind: "consent", consent: [{ id: "message", given: false, version: "1", at: "2026-11-28T03:00Z" }] });
});

test("A withdrawal says what ends and what does not, tells of a legal process, and can be gone back on", async () => {
  const { holder, posted, press } = await show((view) => <Withdraw view={view} />, [], { keep: { eraseAfter: "2031-12-01", held: true } });
  expect(holder.querySelector('[data-testid="withdraw-held"]')?.textContent).toContain("penghapusan ditunda");
  expect(holder.querySelector('[data-testid="withdraw-cannot"]')?.textContent).toContain("Microsoft Teams");
  await press("withdraw-send");
  expect(posted).toMatchObject([{ kind: "withdraw", stop: ["use", "share", "contact"], erase: false }]);
  act(() => root.unmount());
  const after = await show((view) => <Withdraw view={view} />, [mine({ kind: "withdraw", stop: ["use"], erase: true, at })]);
  await after.press("withdraw-again");
  expect(after.posted).toMatchObject([{ kind: "consent", consent: [{ id: "store", given: true }, { id: "readers", given: true }] }]);
});

// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../../api/dashboard";
import type { PlanHints, PlanSketch, Session, SessionPlan } from "../../../api/dashboardSchemas";
import { startTexts } from "../../page/i18n";
import { DraftSafe } from "../../session/draftSafe";
import { PlanPage } from "./PlanPage";
import { planDraft, type PlanApi } from "./usePlanner";

/* What the planner does when the server says no: nothing that somebody typed is lost. */

const session: Session = {
  id: "s", seriesId: null, number: 1, kind: "training", title: "Sosialisasi", startsAt: "2099-12-01T09:00", endsAt: "2099-12-01T11:00", place: "Aula", online: false, meetingUrl: null, moderator: "Bagas", speakers: [],
  audienceUnits: [], attendees: ["a@b.example"], agenda: [], points: [], contacts: [], meetingNotes: "", meetingRevision: 0, state: "inCalendar", joinUrl: null, noLink: false, replies: null, checkedAt: null, fault: null, revision: 3, changing: false, outlook: null,
};

let holder: HTMLElement;
let root: Root;
let drafts: DraftSafe;
let standing: Session;
let sent: (SessionPlan & { revision?: number; following?: boolean })[];
let refuse: ApiError | null;
let asked: PlanSketch[];
let told: PlanHints;
const saved = vi.fn();
const newer = vi.fn();

async function answer(plan: SessionPlan & { revision?: number }): Promise<Session> {
  sent.push(plan);
  if (refuse !== null) throw refuse;
  if (plan.revision !== undefined && plan.revision !== standing.revision) throw new ApiError("session-changed", 409);
  return standing;
}
const api: PlanApi = {
  plannerSettings: async () => ({ rooms: [], audiences: [{ name: "Tim", mailboxes: ["a@b.example"] }], holidays: [], contacts: [], people: ["Laras Kinanti"] }),
  checkPlan: async (sketch) => { asked.push(sketch); return told; },
  planSession: answer,
  changeSession: (_, plan) => answer(plan),
  sessions: async () => [standing],
};
const at = (testId: string) => holder.querySelector<HTMLInputElement>(`[data-testid="${testId}"]`);
const press = (testId: string) => act(async () => at(testId)?.click());
async function type(testId: string, text: string) {
  const field = at(testId);
  const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  await act(async () => { put?.call(field, text); field?.dispatchEvent(new Event("input", { bubbles: true })); });
}
const open = (changing?: Session, others: readonly Session[] = []) => act(async () => root.render(
  <FluentProvider theme={webLightTheme}><PlanPage api={api} drafts={drafts} sessions={[session, ...others]} back={vi.fn()} saved={saved} newer={newer} {...(changing === undefined ? {} : { session: changing })} /></FluentProvider>));

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  window.scrollTo = vi.fn();
  await startTexts("id");
  [drafts, standing, sent, refuse, asked, told] = [new DraftSafe(), session, [], null, [], { days: [], schedules: "off" }];
  saved.mockClear();
  newer.mockClear();
  holder = document.body.appendChild(document.createElement("div"));
  root = createRoot(holder);
});
afterEach(async () => {
  await act(async () => root.unmount());
  holder.remove();
});

it("sends nothing before it is whole, and the focus goes to the first field that is not", async () => {
  await open();
  await type("plan-title", "");
  await press("plan-save");
  expect(sent).toEqual([]);
  expect(document.activeElement).toBe(at("plan-title"));
  expect(holder.textContent).toContain("Pilih satu kelompok, atau tulis paling sedikit satu alamat surel.");
});

it("keeps what was typed and the same key when the server refuses, and saves the second time", async () => {
  await open();
  await press("plan-audience");
  await type("plan-moderator", "Laras");
  refuse = new ApiError("bad-shape", 400, "Waktunya sudah lewat. Pilih tanggal lain.");
  await press("plan-save");
  expect(at("plan-refused")?.textContent).toContain("Waktunya sudah lewat.");
  expect(at("plan-moderator")?.value).toBe("Laras");
  refuse = null;
  await press("plan-save");
  expect(sent.map(({ moderator, attendees, audienceUnits }) => ({ moderator, attendees, audienceUnits }))).toEqual(Array(2).fill({ moderator: "Laras", attendees: ["a@b.example"], audienceUnits: ["Tim"] }));
  expect(sent[0]?.submitKey).toBe(sent[1]?.submitKey);
  expect(saved).toHaveBeenCalledOnce();
  expect(drafts.has(planDraft)).toBe(false);
});

it("comes back after a lock with the same text and key", async () => {
  await open();
  await type("plan-title", "Judul sendiri");
  const key = (JSON.parse(drafts.read(planDraft)) as { submitKey: string }).submitKey;
  await act(async () => root.unmount());
  root = createRoot(holder);
  await open();
  expect(at("plan-title")?.value).toBe("Judul sendiri");
  await press("plan-audience");
  await press("plan-save");
  expect(sent[0]?.submitKey).toBe(key);
});

it("tells what somebody else changed, and either text can stay", async () => {
  await open(session);
  await type("plan-moderator", "Laras");
  standing = { ...session, place: "Ruang Pertemuan", revision: 4 };
  await press("plan-save");
  expect(at("plan-changed")?.textContent).toContain("Ruang Pertemuan");
  expect([at("plan-moderator")?.value, at("plan-place")?.value]).toEqual(["Laras", "Aula"]);
  await press("plan-save-over");
  expect(sent.map(({ revision, place }) => ({ revision, place }))).toEqual([{ revision: 3, place: "Aula" }, { revision: 4, place: "Aula" }]);
  expect(saved).toHaveBeenCalledOnce();
});

it("changes one session of a series alone unless somebody ticks, also after a lock", async () => {
  const [first, second] = [1, 2].map((number) => ({ ...session, id: `s${number}`, seriesId: "r", number, startsAt: `2099-12-0${number}T09:00` })) as [Session, Session];
  standing = first;
  await open(first, [first, second]);
  expect(at("plan-following")?.closest("label, span, div")?.parentElement?.textContent).toContain("Ubah juga 1 kegiatan berikutnya");
  await type("plan-moderator", "Laras");
  await press("plan-save");
  await press("plan-following");
  await act(async () => root.unmount());
  root = createRoot(holder);
  await open(first, [first, second]);
  await press("plan-save");
  expect(sent.map(({ following }) => following)).toEqual([false, true]);
  await act(async () => root.unmount());
  root = createRoot(holder);
  await open(second, [first, second]);
  expect(at("plan-following")).toBeNull();
});

it("takes the newer plan in the place of what was typed", async () => {
  await open(session);
  await type("plan-moderator", "Laras");
  standing = { ...session, moderator: "Ratna", revision: 4 };
  await press("plan-save");
  await press("plan-take-newer");
  expect(at("plan-moderator")?.value).toBe("Ratna");
  expect(newer).toHaveBeenCalledWith(standing);
});

const items = () => [...holder.querySelectorAll<HTMLInputElement>('[data-testid^="plan-item-"]')].filter(({ tagName }) => tagName === "INPUT").map(({ value }) => value);
const part = () => document.activeElement?.getAttribute("data-testid");

it("moves an item by its buttons, the focus goes along, and it is said where the item stands", async () => {
  await open();
  const [first, second, ...rest] = items();
  at("plan-item-down-0")?.focus();
  await press("plan-item-down-0");
  expect(items()).toEqual([second, first, ...rest]);
  expect([part(), at("plan-item-moved")?.textContent]).toEqual(["plan-item-down-1", `${first} kini butir 2 dari 6.`]);
  expect(at("plan-item-down-1")?.getAttribute("aria-label")).toBe(`Turunkan ${first}`);
  await press("plan-item-up-1");
  expect(items()).toEqual([first, second, ...rest]);
  await press("plan-item-up-0");
  expect(items()).toEqual([first, second, ...rest]);
  await press("plan-item-remove-1");
  await press("plan-undo-agenda");
  expect(items()).toEqual([first, second, ...rest]);
});

it("moves the item in which one writes by Alt with an arrow, and saves the new order with its minutes", async () => {
  await open();
  const before = items();
  const arrow = (key: string, altKey: boolean) => act(async () => { document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, altKey, bubbles: true })); });
  at("plan-minutes-1")?.focus();
  await arrow("ArrowDown", false);
  expect(items()).toEqual(before);
  await arrow("ArrowDown", true);
  await arrow("ArrowDown", true);
  expect([part(), at("plan-minutes-3")?.value]).toEqual(["plan-minutes-3", "10"]);
  await arrow("ArrowUp", true);
  await type("plan-moderator", "Laras");
  await press("plan-audience");
  await press("plan-save");
  expect(sent[0]?.agenda.map(({ title }) => title)).toEqual([before[0], before[2], before[1], ...before.slice(3)]);
});

const free = (then: { free: string[]; unknown: string[] }): PlanHints => ({
  schedules: "asked", days: [{
    day: "2099-12-01", hints: [{ code: "busy", field: "people", values: { names: "Dimas" } }], people: then,
    proposals: [{ startsAt: "2099-12-02T09:00", endsAt: "2099-12-02T11:00", reason: "next-day", clears: ["busy", "tentative"], people: then }],
  }],
});
const patience = 15_000;
const until = (check: () => void) => vi.waitFor(async () => { await act(async () => undefined); check(); }, { timeout: patience });

it.each([
  [["Laras"], [], "Kosong menurut kalender Outlook: Laras. Hari kerja bebas"],
  [["Laras", "Bagas"], [], "Keduanya kosong menurut kalender Outlook. Hari kerja bebas"],
  [["Laras", "Bagas", "Dimas"], [], "Ketiganya kosong menurut kalender Outlook."],
  [["A", "B", "C", "D"], [], "Semua 4 orang kosong menurut kalender Outlook."],
  [["Laras", "Bagas"], ["Dimas"], "Kosong menurut kalender Outlook: Laras, Bagas. Belum diketahui, karena kalendernya tidak terbaca: Dimas."],
])("says of a proposed time who is free then: %s, unknown %s", async (names, unknown, text) => {
  told = free({ free: [...names], unknown: [...unknown] });
  await open();
  await until(() => expect(at("plan-proposals")?.textContent).toContain(text));
  expect(at("plan-proposals")?.textContent).toContain("Tidak terkena: acara lain di kalender.");
  expect(at("hints-team")?.textContent).toBe("Menurut kalender Outlook, Dimas sudah punya acara lain pada waktu ini.");
}, patience);

it("asks about moderator and speakers of the office alone, and says a refusal once", async () => {
  told = { days: [], schedules: "refused" };
  await open();
  await type("plan-moderator", "Laras");
  await type("plan-speaker-0", "Nurul");
  await until(() => expect(asked.at(-1)).toMatchObject({ people: ["Laras", "Nurul"], inside: ["Laras", "Nurul"] }));
  await act(async () => at("plan-speaker-outside-0")?.click());
  await until(() => expect(asked.at(-1)).toMatchObject({ people: ["Laras", "Nurul"], inside: ["Laras"] }));
  expect(holder.textContent?.split("belum mengizinkan").length).toBe(2);
}, 2 * patience);

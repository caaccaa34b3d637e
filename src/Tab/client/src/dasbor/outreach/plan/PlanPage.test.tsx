// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../../api/dashboard";
import type { Session, SessionPlan } from "../../../api/dashboardSchemas";
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
let sent: (SessionPlan & { revision?: number })[];
let refuse: ApiError | null;
const saved = vi.fn();
const newer = vi.fn();

async function answer(plan: SessionPlan & { revision?: number }): Promise<Session> {
  sent.push(plan);
  if (refuse !== null) throw refuse;
  if (plan.revision !== undefined && plan.revision !== standing.revision) throw new ApiError("session-changed", 409);
  return standing;
}
const api: PlanApi = {
  plannerSettings: async () => ({ rooms: [], audiences: [{ name: "Tim", mailboxes: ["a@b.example"] }], holidays: [], contacts: [] }),
  checkPlan: async () => [],
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
const open = (changing?: Session) => act(async () => root.render(
  <FluentProvider theme={webLightTheme}><PlanPage api={api} drafts={drafts} sessions={[session]} back={vi.fn()} saved={saved} newer={newer} {...(changing === undefined ? {} : { session: changing })} /></FluentProvider>));

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  window.scrollTo = vi.fn();
  await startTexts("id");
  [drafts, standing, sent, refuse] = [new DraftSafe(), session, [], null];
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

it("takes the newer plan in the place of what was typed", async () => {
  await open(session);
  await type("plan-moderator", "Laras");
  standing = { ...session, moderator: "Ratna", revision: 4 };
  await press("plan-save");
  await press("plan-take-newer");
  expect(at("plan-moderator")?.value).toBe("Ratna");
  expect(newer).toHaveBeenCalledWith(standing);
});

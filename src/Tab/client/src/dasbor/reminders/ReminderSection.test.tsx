// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DashboardApi } from "../../api/dashboard";
import type { Session } from "../../api/dashboardSchemas";
import { SessionDeskProvider, type SessionDesk } from "../outreach/sessionDesk";
import { startTexts } from "../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";
import { PledgeReminderCard } from "./PledgeReminderCard";
import { ReminderSection } from "./ReminderSection";
import type { PledgeReminder, SessionReminder } from "./remindersApi";

/* What a member reads of a reminder in each state, and what may be pressed in it. */

const planned: SessionReminder = { open: true, off: false, at: "2026-11-30T09:00:00+07:00", last: null, groups: 0, lockScreen: "Ada kegiatan di jadwal JaringTeams." };
const told = { going: false, at: "2026-11-30T09:00:00+07:00", total: 7, sent: 4, unreached: 2, unsure: 1 };
const session = { id: "AAAAAAAAAAAAAAAAAAAAAA", revision: 1, state: "inCalendar", attendees: ["yoga@tirtawana.example"] } as unknown as Session;

let reminder: SessionReminder;
let pledge: PledgeReminder;
let asked: [string, string, unknown][];
let holder: HTMLElement;
let root: Root;

const api = {
  later: async (_: unknown, method: string, path: string, body?: unknown) => {
    if (method !== "GET") asked.push([method, path, body]);
    if (path === "/pledges/reminder") return method === "POST" ? (pledge = { ...pledge, nextAt: "2026-12-14T09:00:00+07:00", last: { ...told, unreached: 0, unsure: 0 } }) : pledge;
    if (method === "PUT") reminder = { ...reminder, off: (body as { off: boolean }).off, at: null };
    if (method === "POST") reminder = { ...reminder, at: null, last: told };
    return reminder;
  },
} as unknown as DashboardApi;

const at = (testId: string) => holder.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
const text = () => holder.textContent ?? "";
async function press(testId: string) {
  const found = at(testId);
  if (found === null) throw new Error(`nothing called ${testId} in: ${text()}`);
  await act(async () => found.click());
}
async function show(part: React.ReactNode) {
  await act(async () => root.render(<FluentProvider theme={webLightTheme}>{part}</FluentProvider>));
}
const desk = { api } as SessionDesk;
const section = <SessionDeskProvider value={desk}><ReminderSection session={session} /></SessionDeskProvider>;

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) { this.open = true; };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) { this.open = false; };
  await startTexts("id");
  [reminder, pledge, asked] = [planned, { missing: 4, nextAt: null, last: null, lockScreen: "Ada dokumen tahunan di JaringTeams." }, []];
  holder = document.body.appendChild(document.createElement("div"));
  root = createRoot(holder);
});
afterEach(async () => {
  await act(async () => root.unmount());
  holder.remove();
});

describe("the reminder of a session", () => {
  test("says when it leaves and what a lock screen shows", async () => {
    await show(section);
    expect(at("reminder-when")?.textContent).toBe("Pengingat berangkat Senin, 30 November, 09.00 WIB.");
    expect(text()).toContain("Ada kegiatan di jadwal JaringTeams.");
  });

  test("is switched off and on for this session", async () => {
    await show(section);
    await press("reminder-switch");
    expect(asked).toEqual([["PUT", `/sessions/${session.id}/reminder`, { off: true }]]);
    expect(at("reminder-when")?.textContent).toBe(id["remind.off"]);
    expect(at("reminder-switch")?.textContent).toBe(id["remind.switch.on"]);
  });

  test("is sent now after a question, and then tells numbers and offers nothing more", async () => {
    await show(section);
    await press("reminder-send");
    expect(asked).toEqual([]);
    await press("reminder-send-yes");
    expect(asked).toEqual([["POST", `/sessions/${session.id}/reminder`, {}]]);
    expect(at("reminder-last")?.textContent).toContain("sampai ke 4 orang dari 7");
    expect(at("reminder-last")?.textContent).toContain("2 orang tidak terjangkau");
    expect([at("reminder-send"), at("reminder-switch")]).toEqual([null, null]);
  });

  test.each([
    [{ ...planned, open: false, at: null }, "remind.past", false],
    [{ ...planned, at: null }, "remind.late", true],
  ] as const)("says why none goes by itself", async (view, key, sends) => {
    reminder = view;
    await show(section);
    expect(at("reminder-when")?.textContent).toBe(id[key]);
    expect(at("reminder-send") !== null).toBe(sends);
  });

  test("is nobody's while nobody is invited", async () => {
    await show(<SessionDeskProvider value={desk}><ReminderSection session={{ ...session, attendees: [] }} /></SessionDeskProvider>);
    expect(at("reminder-when")?.textContent).toBe(id["remind.nobody"]);
    expect(at("reminder-send")).toBeNull();
  });

  test("tells of groups, in which nobody is known", async () => {
    reminder = { ...planned, groups: 2 };
    await show(section);
    expect(text()).toContain("2 alamat grup tidak diingatkan");
  });
});

describe("the reminder of the pledges", () => {
  test("asks before it goes, shows the lock screen, and then says when the next one may", async () => {
    await show(<PledgeReminderCard api={api} />);
    expect(at("pledge-missing")?.textContent).toContain("4 anggota Jaring");
    await press("pledge-remind-send");
    expect(text()).toContain("Ada dokumen tahunan di JaringTeams.");
    await press("pledge-remind-send-yes");
    expect(asked).toEqual([["POST", "/pledges/reminder", {}]]);
    expect(text()).toContain("Bisa diingatkan lagi mulai Senin, 14 Desember, 09.00 WIB.");
    expect(at("pledge-remind-send")).toBeNull();
  });

  test("has nothing to press when everybody has signed", async () => {
    pledge = { ...pledge, missing: 0 };
    await show(<PledgeReminderCard api={api} />);
    expect(at("pledge-missing")?.textContent).toBe(id["remind.pledge.nobody"]);
    expect(at("pledge-remind-send")).toBeNull();
  });
});

test("both languages have the same keys, sorted", () => {
  expect(Object.keys(en)).toEqual(Object.keys(id));
  expect(Object.keys(id)).toEqual(Object.keys(id).toSorted());
});

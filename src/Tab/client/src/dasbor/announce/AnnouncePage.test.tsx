// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError, type DashboardApi } from "../../api/dashboard";
import type { Announcement, AnnouncementDraft, Announcements, Home, TriedAnnouncement } from "../../api/dashboardSchemas";
import { startTexts } from "../page/i18n";
import { AnnouncePage } from "./AnnouncePage";
import en from "./locales/en.json";
import id from "./locales/id.json";

/* A member's page with a server that answers as the real one does: what each state shows, and what may be pressed in it. */

const shown = (title: string, text: string) => ({ shown: { app: "JaringTeams", line: title, title, text, button: "Buka tab JaringTeams" }, seen: `seen-${title}` });
const announcement = (part: Partial<Announcement>): Announcement => ({
  id: "one", reviewed: "", author: "anggota-1", approver: null, state: "waiting", madeAt: "2026-11-22T09:00:00+07:00", total: 0, sent: 0, unreached: 0, unsure: 0,
  preview: shown("Kegiatan bersama", "Kita berkumpul di aula."), ...part,
});
const home = {
  me: { memberId: "anggota-0" },
  team: [{ memberId: "anggota-0", name: "Laras Kinanti" }, { memberId: "anggota-1", name: "Bagas Wirawan" }],
} as unknown as Home;
const saying = { title: "Jadwal di tab JaringTeams", text: "Jadwal kegiatan kantor ada di tab." };

let page: Announcements;
let asked: [string, ...unknown[]][];
let tried: TriedAnnouncement;
let refuses: ApiError | null;
let holder: HTMLElement;
let root: Root;

const api = {
  home: async () => home,
  announcements: async () => page,
  tryAnnouncement: async (draft: AnnouncementDraft) => { asked.push(["try", draft]); return tried; },
  announce: async (key: string, draft: AnnouncementDraft, seen: string) => {
    asked.push(["announce", key.length, draft, seen]);
    if (refuses !== null) throw refuses;
    const made = announcement({ author: "anggota-0", state: draft.reviewed === "" ? "waiting" : "going", total: 4 });
    page = { ...page, announcements: [made] };
    return made;
  },
  approveAnnouncement: async (one: string, seen: string) => {
    asked.push(["approve", one, seen]);
    if (refuses !== null) throw refuses;
    page = { ...page, announcements: [announcement({ state: "going", approver: "anggota-0", total: 4, sent: 1 })] };
    return page.announcements[0];
  },
  stopAnnouncement: async (one: string) => { asked.push(["stop", one]); page = { ...page, announcements: [] }; return null; },
} as unknown as DashboardApi;

const at = (testId: string) => holder.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
const text = () => holder.textContent ?? "";
async function press(testId: string) {
  const found = at(testId);
  if (found === null) throw new Error(`nothing called ${testId} in: ${text()}`);
  await act(async () => found.click());
}
async function type(testId: string, words: string) {
  const field = at(testId) as HTMLInputElement;
  const put = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, "value")?.set;
  await act(async () => { put?.call(field, words); field.dispatchEvent(new Event("input", { bubbles: true })); });
}
async function open(...announcements: Announcement[]) {
  page = { people: 5, unreachable: 1, monthlyDay: 0, texts: [{ key: "schedule", reviewed: "2026-11-22", id: saying, en: saying }], announcements };
  await act(async () => root.render(<FluentProvider theme={webLightTheme}><AnnouncePage api={api} back={() => undefined} /></FluentProvider>));
}

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  HTMLDialogElement.prototype.showModal = function show() { this.open = true; };
  HTMLDialogElement.prototype.close = function close() { this.open = false; };
  window.scrollTo = () => undefined;
  await startTexts("id");
  [asked, refuses, tried] = [[], null, { preview: shown("Jadwal di tab JaringTeams", "Jadwal kegiatan kantor ada di tab."), faults: [] }];
  holder = document.body.appendChild(document.createElement("div"));
  root = createRoot(holder);
});
afterEach(async () => {
  await act(async () => root.unmount());
  holder.remove();
  vi.useRealTimers();
});

test("nothing was announced, and how many people there are", async () => {
  await open();
  expect(at("announce-empty")?.textContent).toBe("Belum ada pengumuman.");
  expect(at("announce-reach")?.textContent).toContain("5 orang memasang aplikasi ini. 1 di antaranya sedang tidak dapat dijangkau. Kartu bulanan belum dipakai.");
});

test("a reviewed text is sent after its preview, with the proof of it", async () => {
  await open();
  await press("announce-new");
  await press("announce-look");
  expect(at("announce-shown")?.textContent).toContain("JaringTeamsJadwal di tab JaringTeams");
  expect(at("announce-send")?.textContent).toBe("Kirim kepada 4 orang");
  await press("announce-send");
  expect(asked).toEqual([["try", { reviewed: "schedule", title: null, text: null }], ["announce", 22, { reviewed: "schedule", title: null, text: null }, "seen-Jadwal di tab JaringTeams"]]);
  expect(text()).toContain("Pengumuman mulai dikirim.");
  expect(at("announce-progress")?.textContent).toBe("0 dari 4 orang");
});

test("own words: what to change stands under the field with the words that it is about, and nothing can be sent before", async () => {
  await open();
  await press("announce-new");
  await press("announce-own");
  await type("announce-title", "  Laporan kegiatan");
  await type("announce-body", "Ke aula.");
  tried = { preview: null, faults: [{ field: "title", code: "purpose", from: 0, length: 5, sentence: "Pakai kata lain." }] };
  await press("announce-look");
  expect(text()).toContain("Pakai kata lain. Bagian teks: “Lapor”.");
  expect(at("announce-send")).toBeNull();
  await type("announce-title", "Kegiatan bersama");
  expect(text()).not.toContain("Pakai kata lain.");
  tried = { preview: shown("Kegiatan bersama", "Ke aula."), faults: [] };
  await press("announce-look");
  expect(at("announce-send")?.textContent).toBe("Minta persetujuan anggota lain");
  await press("announce-change");
  expect((at("announce-title") as HTMLInputElement).value).toBe("Kegiatan bersama");
  await press("announce-look");
  await press("announce-send");
  expect(text()).toContain("Tersimpan. Pengumuman dikirim sesudah disetujui anggota lain.");
  expect(at("announce-approve")).toBeNull();
});

test("the second member sees the lock screen and agrees; the author cannot", async () => {
  await open(announcement({}));
  expect(text()).toContain("Ditulis Bagas Wirawan, ");
  expect(at("announce-shown")?.textContent).toContain("Kegiatan bersama");
  await press("announce-approve");
  expect(asked).toEqual([["approve", "one", "seen-Kegiatan bersama"]]);
  expect(at("announce-progress")?.textContent).toBe("1 dari 4 orang");
  expect(text()).toContain("Ditulis Bagas Wirawan, disetujui Laras Kinanti, ");
});

test("a refusal is told in the server's own words", async () => {
  await open(announcement({}));
  refuses = new ApiError("conflict", 409, "Pengumuman lain sedang dikirim.");
  await press("announce-approve");
  expect(text()).toContain("Pengumuman lain sedang dikirim.");
});

test("while it is being sent the page looks again by itself, and any member stops it after being asked", async () => {
  vi.useFakeTimers();
  await open(announcement({ state: "going", total: 4, sent: 1 }));
  page = { ...page, announcements: [announcement({ state: "going", total: 4, sent: 2, unreached: 1 })] };
  await act(async () => { await vi.advanceTimersByTimeAsync(2500); });
  expect(at("announce-progress")?.textContent).toBe("3 dari 4 orang");
  await press("announce-stop");
  expect(asked).toEqual([]);
  await press("announce-stop-yes");
  expect(asked).toEqual([["stop", "one"]]);
});

describe("how it ended", () => {
  test("with numbers, and no name", async () => {
    await open(announcement({ state: "done", approver: "anggota-0", total: 9, sent: 6, unreached: 2, unsure: 1 }));
    expect(at("announce-numbers")?.textContent).toBe("Terkirim kepada 6 dari 9 orang. 2 orang tidak dapat dijangkau. 1 orang mungkin sudah menerimanya, dan tidak dikirimi lagi.");
    expect(at("announce-stop")).toBeNull();
  });

  test("stopped", async () => {
    await open(announcement({ state: "stopped", total: 9, sent: 6 }));
    expect(at("announce-numbers")?.textContent).toBe("Dihentikan oleh tim. Terkirim kepada 6 dari 9 orang.");
  });

  test("the card of the month has no author", async () => {
    await open(announcement({ state: "done", author: "", reviewed: "monthly", total: 3, sent: 3 }));
    expect(text()).toContain("Kartu bulanan, ");
  });
});

test("its words have the same keys in both languages, in order, and all are used", () => {
  const source = readdirSync(import.meta.dirname).filter((name) => /\.tsx?$/.test(name) && !name.includes(".test.")).map((name) => readFileSync(join(import.meta.dirname, name), "utf8")).join("\n");
  expect(Object.keys(id).filter((key) => !source.includes(`"${key}"`))).toEqual([]);
  expect(Object.keys(en)).toEqual(Object.keys(id));
  expect(Object.keys(id)).toEqual(Object.keys(id).sort());
});

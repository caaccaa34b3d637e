// @vitest-environment jsdom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "../api/http";
import type { Room, RoomApi } from "../api/room";
import { App } from "./App";
import type { Place } from "./page/place";
import { startWords } from "./page/words";
import { fetchKinds } from "./ui/kind";

/** The whole page in a pretend browser. Here the server is away or closed: what must stand without it. */
const place: Place = { office: "tirtawana", framed: false, address: "ruang.example/tirtawana/", exit: "about:blank", first: "safety", language: "id", dials: false };
const room: Room = {
  office: { id: "tirtawana", name: "KPU Kabupaten Tirtawana" }, language: "id", genesis: null, chain: [], past: [], nextNotice: "2026-11-23T08:15:00+07:00",
  puzzle: { challenge: "AA", bits: 1 }, limits: { accountBytes: 196_608 },
};
const away = <T,>(): Promise<Answer<T>> => Promise.resolve({ kind: "away", reached: "unknown" });
const silentServer: RoomApi = { readRoom: away, readGenesis: away, sendReport: away, findReceipt: away, sendMessage: away };
const closedOffice: RoomApi = {
  ...silentServer,
  readRoom: () => Promise.resolve({ kind: "ok", status: 200, value: room }),
  readGenesis: () => Promise.resolve({ kind: "problem", status: 404, problem: { code: "not-found" } }),
};

let root: Root;
const empty = vi.fn();
const said = [vi.spyOn(console, "error"), vi.spyOn(console, "warn"), vi.spyOn(console, "info"), vi.spyOn(console, "log")];

async function open(api: RoomApi, where: Partial<Place> = {}) {
  const holder = document.body.appendChild(document.createElement("div"));
  root = createRoot(holder);
  const firstWords = await startWords();
  await act(async () => root.render(<App api={api} place={{ ...place, ...where }} firstWords={firstWords} now={Date.now} empty={empty} />));
}

beforeEach(async () => {
  await fetchKinds();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  window.scrollTo = vi.fn();
  Element.prototype.scrollIntoView = vi.fn();
  empty.mockClear();
  for (const spy of said) spy.mockReset().mockReturnValue(undefined);
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  // jsdom cannot navigate and says so; everything else would be ours.
  const lines = said.flatMap((spy) => spy.mock.calls).filter(([first]) => !String(first).includes("Not implemented: navigation"));
  expect(lines).toEqual([]);
});

const button = (name: string) => [...document.querySelectorAll("button")].find((b) => (b.getAttribute("aria-label") ?? b.textContent ?? "").startsWith(name));
async function press(name: string) {
  const found = button(name);
  if (found === undefined) throw new Error(`no button "${name}" among: ${[...document.querySelectorAll("button")].map((b) => b.textContent).join(" | ")}`);
  await act(async () => found.click());
}
async function write(text: string) {
  const field = document.querySelector("textarea");
  if (field === null) throw new Error("no field");
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
const heading = () => document.querySelector("h1")?.textContent;
const written = () => document.querySelector("textarea")?.value;

test("Without a server the person may write, and finds numbers, Berhenti and Keluar cepat on each step", async () => {
  await open(silentServer);
  const stands = () => {
    for (const number of ["110", "119", "129"]) expect(document.body.textContent).toContain(number);
    expect(button("Keluar cepat")).toBeDefined();
    expect(button("Berhenti")).toBeDefined();
    expect(document.querySelectorAll("h1")).toHaveLength(1);
    expect(document.querySelectorAll("main")).toHaveLength(1);
  };
  stands();
  for (const name of ["Tidak, atau saya ragu", "Lanjut bila Anda siap", "Lewati", "Buat laporan"]) {
    await press(name);
    stands();
    expect(document.activeElement).toBe(document.querySelector("h1"));
  }
  await write("kata-kata saya");
  for (const name of ["Lanjut", "Lewati", "Lewati"]) {
    await press(name);
    stands();
  }
  expect(heading()).toBe("Periksa sebelum dikirim");
  await press("Segel dan kirim");
  expect(heading()).toBe("Periksa sebelum dikirim");
  await press("Ubah: Cerita");
  expect(written()).toBe("kata-kata saya");
});

test("Nothing is chosen or agreed before the person does it", async () => {
  await open(silentServer);
  for (const name of ["Ya, saya aman", "Lewati", "Buat laporan", "Lanjut"]) await press(name);
  expect(document.querySelectorAll("input:checked")).toHaveLength(0);
  await press("Lewati");
  expect(document.querySelectorAll("input:checked")).toHaveLength(0);
  await press("Lewati");
  expect(document.querySelectorAll("input[type=checkbox]")).toHaveLength(2);
  expect(document.querySelectorAll("input:checked")).toHaveLength(0);
});

test("Covering hides the words and keeps them; the language changes around them", async () => {
  await open(silentServer);
  for (const name of ["Ya, saya aman", "Lewati", "Buat laporan"]) await press(name);
  await write("kata-kata saya");
  await press("Tutupi tulisan");
  expect(document.querySelector("textarea")?.closest("[hidden]")).not.toBeNull();
  await press("Tampilkan tulisan");
  await press("English");
  await act(() => vi.waitFor(() => expect(document.documentElement.lang).toBe("en")));
  expect(heading()).toBe("Your story");
  expect(written()).toBe("kata-kata saya");
});

/** A server that answers; its list is not looked at in these tests, because the browser stops before. */
const help = { posko: { place: "ruang layanan lantai 1", hours: "hari kerja", contact: "0800-000-0000" } };
const answeringServer: RoomApi = {
  ...silentServer,
  readRoom: () => Promise.resolve({ kind: "ok", status: 200, value: { ...room, genesis: "AA", help } }),
  readGenesis: () => Promise.resolve({ kind: "ok", status: 200, value: { genesis: "AA", floor: -1, before: [] } }),
};

test("A browser that cannot seal says so before a word is written, with numbers, help desk and what to do", async () => {
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  await open(answeringServer);
  await press("Ya, saya aman");
  await act(() => vi.waitFor(() => expect(document.querySelector("[data-testid=unable]")).not.toBeNull()));
  for (const said of ["Browser ini belum dapat menyegel tulisan", "ruang.example/tirtawana/", "SAPA 129", "Posko kami: ruang layanan lantai 1. Buka hari kerja. Telepon atau WhatsApp: 0800-000-0000.", "110"]) {
    expect(document.body.textContent).toContain(said);
  }
  await press("Lewati");
  expect(document.body.textContent).toContain("Browser ini belum dapat menyegel tulisan");
  expect(button("Buat laporan")).toBeUndefined();
  vi.unstubAllGlobals();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
});

test("Krama stands before the Indonesian sentence, one press after English, where the office offers it", async () => {
  await open(silentServer, { languages: ["id", "en", "jv"] });
  document.documentElement.lang = "id";
  const spoken = () => document.documentElement.lang;
  await press("English");
  await act(() => vi.waitFor(() => expect(spoken()).toBe("en")));
  await press("Basa Jawi");
  await act(() => vi.waitFor(() => expect(spoken()).toBe("id")));
  expect(heading()).toBe("Menapa panjenengan sapunika wonten papan ingkang aman? Apakah Anda sedang di tempat yang aman?");
  expect(button("Bahasa Indonesia")).toBeDefined();
});

test("An office without founders gives information and no door to write at", async () => {
  await open(closedOffice);
  await press("Ya, saya aman");
  expect(document.body.textContent).toContain("Laporan belum dapat dikirim.");
  await press("Lewati");
  expect(button("Buat laporan")).toBeUndefined();
  expect(button("Hanya informasi")).toBeDefined();
});

test("Keluar cepat empties the page in the same moment", async () => {
  await open(silentServer);
  empty.mockImplementation(() => document.body.replaceChildren());
  await act(async () => button("Keluar cepat")?.click());
  expect(empty).toHaveBeenCalledOnce();
});

test("Nothing is stored, and the address and the history hold no word", async () => {
  await open(silentServer);
  for (const name of ["Ya, saya aman", "Lewati", "Buat laporan"]) await press(name);
  await write("kata-kata saya");
  await press("Lanjut");
  expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, ""]);
  expect(JSON.stringify(window.history.state)).toMatch(/^\d+$/);
  expect(window.location.search + window.location.hash).toBe("");
});

// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startTexts } from "../page/i18n";
import { DraftSafe } from "../session/draftSafe";
import { confirmations } from "./packages/deliveredWords";
import { PackageText } from "./packages/PackageText";
import { SettingsForm } from "./plan/SettingsForm";
import type { WaveDesk } from "./useWave";
import type { Wave, WavePackage, WavesApi } from "./wavesApi";

const wave: Wave = {
  id: "w", title: "KPPS", state: "imported", people: 2, setAside: 0, listErased: false, revision: 1,
  settings: { sessionTitle: "", moderator: "", agenda: [], days: [], hours: [], rooms: [], teams: [], contacts: [] },
  units: [], seating: [], sessions: [], packages: [], leftOut: [], leastSessions: 0, leastPlaces: 0, moves: 0,
};
let holder: HTMLElement;
let root: Root;
const at = (testId: string) => holder.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
const show = (what: ReactNode) => act(async () => root.render(<FluentProvider theme={webLightTheme}>{what}</FluentProvider>));

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  await startTexts("id");
  holder = document.body.appendChild(document.createElement("div"));
  root = createRoot(holder);
});
afterEach(async () => {
  await act(async () => root.unmount());
  holder.remove();
});

it("keeps what was typed over a lock, and forgets it once it is saved", async () => {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const drafts = new DraftSafe();
  const settle = vi.fn();
  const desk = { wave, faults: [], away: null, busy: false, load: vi.fn(), take: async (step: (now: Wave) => unknown) => { step(wave); return true; } } as unknown as WaveDesk;
  const form = <SettingsForm wave={wave} desk={desk} api={{ settle } as unknown as WavesApi} drafts={drafts} />;
  await show(form);
  const field = at("settings-days") as HTMLTextAreaElement;
  const put = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
  await act(async () => { put?.call(field, "07-12-2026"); field.dispatchEvent(new Event("input", { bubbles: true })); });
  await act(async () => root.unmount());
  await drafts.lock(key);
  await drafts.unlock(key);

  root = createRoot(holder);
  await show(form);
  expect((at("settings-days") as HTMLTextAreaElement).value).toBe("07-12-2026");
  await act(async () => at("settings-save")?.click());
  expect(settle.mock.calls[0]?.[1]).toMatchObject({ days: ["2026-12-07"] });
  expect(drafts.has("wave/w")).toBe(false);
});

it("marks the text where the clipboard refuses, and says what to press", async () => {
  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText: () => Promise.reject(new DOMException("", "NotAllowedError")) } });
  await show(<PackageText name="package-text" label="package.copy" text="Yth. Bapak/Ibu" />);
  await act(async () => at("package-text-copy")?.click());
  expect(at("package-text-said")?.textContent).toContain("Teksnya sudah ditandai");
  expect(getSelection()?.toString()).toBe("Yth. Bapak/Ibu");
});

it("counts who confirmed, and what is to be passed on again", () => {
  const pack = (delivered: Partial<WavePackage["delivered"]>): WavePackage => ({ id: "p", contact: "", area: "", unit: null, people: 1, delivered: { on: null, changed: false, byContact: false, count: null, ...delivered } });
  expect(confirmations([pack({}), pack({ on: "2026-12-01", byContact: true }), pack({ on: "2026-12-01" }), pack({ changed: true })])).toEqual({ contact: 1, team: 1, changed: 1 });
});

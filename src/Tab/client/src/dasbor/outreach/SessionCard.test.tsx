// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Session } from "../../api/dashboardSchemas";
import { startTexts } from "../page/i18n";
import { SessionCard } from "./SessionCard";

/* Cancelling a session of a series: this one alone, unless somebody ticks. */

const session: Session = {
  id: "s", seriesId: "r", number: 1, kind: "training", title: "Sosialisasi", startsAt: "2099-12-01T09:00", endsAt: "2099-12-01T11:00", place: "Aula", online: false, meetingUrl: null, moderator: "Bagas", speakers: [],
  audienceUnits: [], attendees: ["a@b.example"], agenda: [], points: [], contacts: [], meetingNotes: "", meetingRevision: 0, state: "inCalendar", joinUrl: null, noLink: false, replies: null, checkedAt: null, fault: null, revision: 1, changing: false, outlook: null,
};
const cancelSession = vi.fn(async () => session);
let holder: HTMLElement;
let root: Root;
const at = (testId: string) => holder.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
const press = (testId: string) => act(async () => at(testId)?.click());
const show = (later: number) => act(async () => root.render(
  <FluentProvider theme={webLightTheme}><SessionCard api={{ cancelSession, refreshSession: vi.fn() }} session={session} changed={vi.fn()} open={vi.fn()} later={later} /></FluentProvider>));

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  [HTMLDialogElement.prototype.showModal, HTMLDialogElement.prototype.close] = [vi.fn(), vi.fn()];
  await startTexts("id");
  cancelSession.mockClear();
  holder = document.body.appendChild(document.createElement("div"));
  root = createRoot(holder);
});
afterEach(async () => {
  await act(async () => root.unmount());
  holder.remove();
});

it("cancels the later ones only when somebody ticked, and only where there are some", async () => {
  await show(2);
  expect(holder.textContent).toContain("Batalkan juga 2 kegiatan berikutnya dalam rangkaian ini");
  await press("session-cancel-yes");
  await press("session-cancel-following");
  await press("session-cancel-yes");
  await show(0);
  expect(at("session-cancel-following")).toBeNull();
  await press("session-cancel-yes");
  expect(cancelSession.mock.calls).toEqual([["s", false], ["s", true], ["s", false]]);
});

// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "../../api/http";
import type { Home } from "../../api/dashboardSchemas";
import type { Accepted, ReportToSend } from "../../api/room";
import { startTexts } from "../page/i18n";
import { readReport } from "../cases/bodies";
import { heardAct, signersOf } from "../cases/written/written";
import { CaseStore, Device, officeId } from "../testing/caseStore";
import { foundOffice } from "../testing/office";
import { Scribe } from "./Scribe";

// The pretend browser brings bytes of its own, which Node's WebCrypto does not know.
vi.hoisted(() => Object.assign(globalThis, { ArrayBuffer: Buffer.alloc(1).buffer.constructor, Uint8Array: (Object.getPrototypeOf(Buffer.prototype) as Uint8Array).constructor }));

/* A member writes down what somebody tells, with an office of real keys and a server that keeps bytes. */

const office = await foundOffice(["Laras Kinanti", "Bagas Wirawan", "Nurul Hasanah"]);
const story = "Ia menyentuh saya di ruang arsip. Saya takut pada Bagas.";
const home = { me: { memberId: "anggota-0", name: "Laras Kinanti" }, nextNotice: "2026-11-23T01:15:00Z", posko: { place: "ruang layanan lantai 1", hours: "hari kerja", contact: "0800-000-0000" } } as unknown as Home;
const puzzle = { challenge: "AAAAAAAAAAAAAAAAAAAAAA", bits: 1 };

let store: CaseStore;
let posted: ReportToSend[];
let answers: Answer<Accepted>[];
let holder: HTMLElement;
let root: Root;
const left = vi.fn();

const submit = async (body: ReportToSend): Promise<Answer<Accepted>> => {
  posted.push(body);
  if (body.puzzle.challenge === "") return { kind: "problem", status: 400, problem: { code: "puzzle-needed", puzzle } };
  const answer = answers.shift() ?? { kind: "ok", status: 201, value: { nextNotice: home.nextNotice, lookOn: "2026-11-26", missingFiles: null } };
  if (answer.kind === "ok") await store.handOver("", body);
  return answer;
};
const at = (testId: string) => holder.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
async function press(...testIds: string[]) {
  for (const testId of testIds) {
    const found = at(testId);
    if (found === null) throw new Error(`nothing called ${testId} in: ${holder.textContent}`);
    await act(async () => found.click());
  }
}
async function type(testId: string, text: string) {
  const field = at(testId) as HTMLTextAreaElement;
  const put = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, "value")?.set;
  await act(async () => { put?.call(field, text); field.dispatchEvent(new Event("input", { bubbles: true })); });
}
async function wait(testId: string) {
  for (let turn = 0; at(testId) === null; turn += 1) {
    if (turn === 1000) throw new Error(`${testId} never came: ${holder.textContent}`);
    await act(() => new Promise((resume) => setTimeout(resume, 25)));
  }
}
/** Up to the words: at the help desk, safe, to two officers, without the one who writes. */
const untilStory = () => press("scribe-safe-yes", "scribe-way-posko", "scribe-wish-report", "scribe-next", "scribe-readers-team", "scribe-without-me", "scribe-next");
const agree = () => press("scribe-confirm", "scribe-consent-store", "scribe-consent-readers", "scribe-verbal");

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  window.scrollTo = vi.fn();
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
  await startTexts("id");
  [store, posted, answers] = [new CaseStore(office), [], []];
  left.mockClear();
  holder = document.body.appendChild(document.createElement("div"));
  root = createRoot(holder);
  const me = office.members[0]?.unlocked;
  if (me === undefined) throw new Error("nobody writes");
  await act(async () => root.render(<FluentProvider theme={webLightTheme}><Scribe api={{ submit }} office={officeId} home={home} me={me} directory={office.directory} leave={left} /></FluentProvider>));
});
afterEach(async () => {
  await act(async () => root.unmount());
  holder.remove();
});

test("Before the first word the sentences are there to be said, nothing stands chosen, and the one who writes can be left out", async () => {
  expect(at("scribe-say")?.textContent).toMatch(/Saya Laras Kinanti, petugas Jaring.*petugas lain yang menulis.*mengeluarkan saya.*rahasiaan.*pelan-pelan/s);
  expect(holder.querySelectorAll("input:checked")).toHaveLength(0);
  await press("scribe-next");
  expect(at("scribe-gap-safe")).not.toBeNull();
  await press("scribe-safe-no");
  expect(at("scribe-help")?.textContent).toMatch(/110.*119.*129/);
  await untilStory();
  expect(at("scribe-story")).not.toBeNull();
});

test("A name in the words that is like a reader's is asked about; with one reader left another is needed", async () => {
  await untilStory();
  await type("scribe-text", story);
  expect(at("scribe-match-anggota-1")?.textContent).toContain("Bagas Wirawan");
  await press("scribe-match-yes-anggota-1", "scribe-back", "scribe-next");
  expect(at("scribe-gap-few")).not.toBeNull();
});

test("Sealed by the way of every report to the two, who see by whom it was written; she opens nothing, and no word of it stays", async () => {
  await untilStory();
  await type("scribe-text", story);
  await press("scribe-next", "scribe-contact-here", "scribe-next");
  expect(at("scribe-read-out")?.textContent).toContain(story);
  await agree();
  await press("scribe-receipt-taken", "scribe-send");
  await wait("scribe-done");
  const digits = at("scribe-paper")?.textContent ?? "";
  expect(digits).toMatch(/^(\d{5} ){4}\d{5}$/);
  expect(holder.innerHTML).not.toMatch(/arsip|Bagas dan/);
  expect(at("scribe-goes")?.textContent).toMatch(/Petugas Anda: Bagas Wirawan dan Nurul Hasanah. Ada di ruang layanan lantai 1, hari kerja.*26 November 2026/s);
  expect(posted.map(({ submitKey }) => submitKey)).toEqual([posted[0]?.submitKey, posted[0]?.submitKey]);
  expect(Object.keys(posted[1] ?? {})).toEqual(["submitKey", "puzzle", "sealed", "late", "files"]);

  const [stored] = store.stored;
  if (stored === undefined) throw new Error("nothing arrived");
  expect((await new Device(office, store, 0).look()).remembered.size).toBe(0);
  const reader = new Device(office, store, 1);
  const known = await reader.desk.open(await reader.only());
  expect(readReport(known.open.payload.body)?.written).toMatchObject({ by: "anggota-0", channel: "posko", readBack: true, receipt: "taken" });
  expect(await signersOf(known, office.directory)).toEqual({ scribe: "anggota-0", heard: [] });
  const signed = await reader.desk.note(known, heardAct, (current) => current.open.reportHash);
  expect(await signersOf(signed, office.directory)).toEqual({ scribe: "anggota-0", heard: ["anggota-1"] });
  const person = await store.asReporter({ ...stored, receipt: digits.replaceAll(" ", "") });
  expect(person.payload.body).toMatchObject({ text: story, via: "member" });
});

test("Who takes no code is shown none, and then the answer may not wait behind one", async () => {
  await untilStory();
  await press("scribe-next", "scribe-contact-here", "scribe-next");
  await agree();
  await press("scribe-receipt-refused", "scribe-send");
  expect(at("scribe-gap-nocode")).not.toBeNull();
  await press("scribe-back", "scribe-contact-none", "scribe-next", "scribe-confirm", "scribe-verbal", "scribe-send");
  await wait("scribe-no-code");
  expect(holder.textContent).not.toMatch(/\d{5}/);
});

test("An answer that never came: the same parcel goes once more, and never a second report", async () => {
  answers = [{ kind: "away", reached: "unknown" }];
  await untilStory();
  await type("scribe-text", "Satu cerita");
  await press("scribe-next", "scribe-contact-here", "scribe-next");
  await agree();
  await press("scribe-receipt-taken", "scribe-send");
  await wait("scribe-trouble");
  expect(at("scribe-read-out")?.textContent).toContain("Satu cerita");
  await press("scribe-send");
  await wait("scribe-done");
  expect(new Set(posted.map(({ sealed }) => sealed.rid)).size).toBe(1);
  expect(store.stored).toHaveLength(1);
});

test("Half-way out asks first, the browser too; at once while nothing is written", async () => {
  const closing = () => { const event = new Event("beforeunload", { cancelable: true }); window.dispatchEvent(event); return event.defaultPrevented; };
  expect(closing()).toBe(false);
  await press("scribe-leave");
  expect(left).toHaveBeenCalledOnce();
  await press("scribe-safe-yes");
  expect(closing()).toBe(true);
  await press("scribe-leave");
  expect(left).toHaveBeenCalledOnce();
  await press("scribe-leave-yes");
  expect(left).toHaveBeenCalledTimes(2);
});

test("Of somebody under 18 no account is asked, after saying who is told", async () => {
  await press("scribe-safe-yes", "scribe-way-phone", "scribe-wish-minor");
  expect(at("scribe-minor")?.textContent).toMatch(/dinas perlindungan anak.*3x24 jam.*129/s);
  await press("scribe-next", "scribe-readers-team", "scribe-next");
  expect(at("scribe-needs")).not.toBeNull();
  expect(at("scribe-text")).toBeNull();
  expect(at("scribe-nottell")).not.toBeNull();
});

// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startWords } from "../page/words";
import { topOf } from "../flow/screens";
import { fetchKinds } from "../ui/kind";
import { stage, type Stage } from "../testing/stage";

let room: Stage;
const open = async (...[where]: [Parameters<typeof stage>[1]?]) => (room = await stage(await startWords(), where));
const screen = () => topOf(room.state().stack);

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  window.scrollTo = vi.fn();
  Element.prototype.scrollIntoView = vi.fn();
  await fetchKinds();
});
afterEach(() => room.leave());

test("Three screens before the first word, and five choices of which none is chosen", async () => {
  await open();
  for (const press of ["safe-yes", "skip"]) await room.press(press);
  expect(room.state().stack).toEqual(["safety", "limits", "choice"]);
  for (const choice of ["info", "contact", "save", "report", "refer", "other"]) expect(room.at(`choose-${choice}`)).not.toBeNull();
  expect(room.state().draft.wish).toBeNull();
  await room.press("choose-report");
  expect(room.at("story")).not.toBeNull();
});

test.each([["contact", "contact-channel"], ["save", "story"], ["report", "story"], ["refer", "need-legal"], ["other", "knows-willing"]])("The card %s leads where %s stands", async (choice, stands) => {
  await open();
  for (const press of ["safe-yes", "skip", `choose-${choice}`]) await room.press(press);
  expect(room.at(stands)).not.toBeNull();
  expect(room.at("stop")).not.toBeNull();
  expect(room.at("skip")).not.toBeNull();
});

test("Whoever asks only to be contacted is not offered not to be", async () => {
  await open();
  for (const press of ["safe-yes", "skip", "choose-contact"]) await room.press(press);
  expect(room.at("contact-none")).toBeNull();
  await room.press("skip");
  expect(screen()).toBe("review");
  expect(room.text()).not.toContain("Kebutuhan dan petugas");
});

test("Without a trustee the third choice shows two services outside and keeping the words for oneself", async () => {
  await open();
  await room.press("safe-yes");
  await room.press("readers-trustee");
  expect(room.at("no-trustee")?.textContent).toMatch(/129.*LPSK/s);
  await room.press("next");
  expect(screen()).toBe("limits");
  await room.press("save-instead");
  expect([screen(), room.state().draft.wish]).toEqual(["story", "save"]);
});

test("Not knowing who it is: the trustee comes first, two together second with the honest sentence", async () => {
  await open({ trustee: true });
  await room.press("safe-yes");
  const unsure = room.at("unsure");
  expect(unsure?.textContent).toMatch(/Satgas Provinsi.*dua petugas membaca bersama; salah satunya bisa saja orang itu\./s);
  await room.press("unsure-dual");
  expect([room.state().draft.readers.kind, room.state().draft.dual]).toEqual(["team", true]);
  await room.press("unsure-trustee");
  expect([room.state().draft.readers.kind, room.state().draft.dual]).toEqual(["trustee", false]);
});

test("Not knowing who it is, without a trustee: two services outside stand in its place", async () => {
  await open();
  await room.press("safe-yes");
  expect(room.at("unsure-trustee")).toBeNull();
  expect(room.at("unsure")?.textContent).toMatch(/129.*LPSK/s);
});

test("A name like a reader's proposes to take that reader out; the person answers, and nothing is chosen before", async () => {
  await open();
  await room.go({ type: "readers", choice: { kind: "team" } }, { type: "go", to: "story" }, { type: "text", text: "pak Bagaz memanggil saya" });
  expect(room.at("match-bagas")?.textContent).toContain("Keluarkan Bagas Wirawan, S.H. dari pembaca?");
  expect(room.state().draft.readers).toEqual({ kind: "team" });
  await room.press("match-yes-bagas");
  expect(room.state().draft.readers).toEqual({ kind: "some", ids: ["laras", "nurul"] });
  expect(room.at("match-bagas")).toBeNull();
});

test("Somebody else of that name: asked once, and not again", async () => {
  await open();
  await room.go({ type: "readers", choice: { kind: "team" } }, { type: "go", to: "story" }, { type: "text", text: "bu Laras" });
  await room.press("match-no-laras");
  expect(room.at("match-laras")).toBeNull();
  expect(room.state().draft.readers).toEqual({ kind: "team" });
  await room.go({ type: "text", text: "bu Laras dan bu Laras" });
  expect(room.at("match-laras")).toBeNull();
});

test("Readers chosen after the words are held against them at the review; one who is left alone is told of", async () => {
  await open();
  await room.go({ type: "go", to: "story" }, { type: "text", text: "bu Nurul" });
  expect(room.at("match-nurul")).toBeNull();
  await room.go({ type: "readers", choice: { kind: "some", ids: ["laras", "nurul"] } }, { type: "go", to: "review" });
  expect(room.at("match-nurul")).not.toBeNull();
  await room.go({ type: "back" });
  await room.press("match-yes-nurul");
  expect(room.at("readers-few")?.textContent).toContain("Pilih satu petugas lagi, atau pilih Satgas Provinsi.");
});

test("Words of despair open a card of help on this screen and change nothing", async () => {
  await open();
  await room.go({ type: "go", to: "story" }, { type: "text", text: "saya ingin mati saja" });
  expect(room.at("help-card")?.textContent).toMatch(/110.*119.*129/s);
  expect(room.state().draft.selfharm).toBe(false);
  await room.press("close-help-card");
  expect(room.at("help-card")).toBeNull();
  expect(room.at("story")).not.toBeNull();
});

test("Under 18: who is told stands before anything is asked; no account is asked; readers and a contact are", async () => {
  await open({ framed: true });
  for (const press of ["way-minor", "way-ask"]) await room.press(press);
  const [told, first] = [room.at("minor-told"), document.querySelector("input")];
  expect(told?.textContent).toMatch(/layanan anak.*polisi.*3x24 jam/s);
  expect((told?.compareDocumentPosition(first ?? document.body) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
  expect(room.text()).toContain("Microsoft Teams mencatat");
  expect(document.querySelectorAll("textarea, input:checked")).toHaveLength(0);
  await room.press("next");
  expect(screen()).toBe("ask");
  expect(room.at("trouble")).not.toBeNull();
  for (const press of ["readers-team", "contact-here", "next"]) await room.press(press);
  expect(screen()).toBe("review");
  expect(room.at("consent-told")).not.toBeNull();
  expect(room.text()).not.toContain("Tanpa cerita");
});

test("A call is asked for with the honest sentence, and the officer hears of the thoughts only by the person's tick", async () => {
  await open();
  for (const press of ["way-selfharm", "way-ask"]) await room.press(press);
  expect(room.at("call-honest")?.textContent).toContain("paling cepat Senin, 23 November 2026, 08.15 WIB. Untuk sekarang, hubungi 119.");
  expect(room.state().draft.selfharm).toBe(false);
  await room.press("say-selfharm");
  expect(room.state().draft.selfharm).toBe(true);
});

test("About somebody else: until a clear yes no name and no contact of theirs is asked", async () => {
  await open();
  await room.go({ type: "more", put: { wish: "report", about: "other" } }, { type: "go", to: "story" });
  expect(room.at("words-to-say")?.textContent).toContain("Ini bukan salahmu");
  for (const knows of ["unwilling", "unknown"]) {
    await room.press(`knows-${knows}`);
    expect(room.at("witness-effect")?.textContent).toContain("Tidak ada petugas yang menghubunginya.");
  }
  await room.go({ type: "go", to: "contact" });
  expect([room.at("other-name"), room.at("other-untouched") === null]).toEqual([null, false]);
  await room.go({ type: "more", put: { knows: "willing" } });
  expect(room.at("other-reach")).not.toBeNull();
});

test("The privacy notice is one press away from every step, with its version, whom to ask, and who can change this page", async () => {
  await open();
  for (const step of ["limits", "choice", "story", "needs", "contact", "ask", "review", "return", "stop", "minor", "selfharm", "info", "hours", "numbers", "rights"] as const) {
    await room.go({ type: "go", to: step });
    const link = [...document.querySelectorAll("button")].find((b) => b.textContent === "Pemberitahuan privasi");
    expect([step, link !== undefined]).toEqual([step, true]);
  }
  await room.go({ type: "go", to: "privacy" });
  for (const said of ["Pengendali data: KPU Kabupaten Tirtawana.", "biasanya 2 tahun sesudahnya", "Kontak pelindungan data pribadi: Kasubbag Hukum.", "Versi pemberitahuan: 2.", "Saran kata di papan ketik", "Tangkapan layar", "Pemantauan oleh pemilik perangkat"]) expect(room.text()).toContain(said);
  expect(room.at("page-role")?.textContent).toBe("Tim teknologi informasi KPU Provinsi dapat mengubah halaman ini. Siapa pun yang mengubahnya dapat membaca yang diketik sesudahnya.");
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DraftsApi } from "../../api/drafts";
import { siteSalt } from "../../sealing/digits";
import { draftKeys, newDraftDigits } from "../../sealing/draft";
import { emptyDraft, withConsent, withContact, withReaders, withText, type Draft } from "../../telling/draft";
import type { Screen } from "../flow/screens";
import { noFiles } from "../files/kept";
import { Keeper, openFound, SAVE_EVERY } from "./keeper";
import { mergeDrafts } from "./merge";
import { server } from "./testing/drafts";

const digits = newDraftDigits();
const site = await siteSalt("tirtawana");
const freshKeys = async () => draftKeys(digits, site);
const at = (draft: Draft, screen: Screen = "story", sent = false) => ({ draft, stack: ["safety", screen] as const, sent: sent ? { receipt: digits, nextNotice: null, lookOn: null, kind: "own" as const } : null });
const words = (text: string) => withText(emptyDraft, text);
const solve = () => Promise.resolve({ challenge: "AA", nonce: 0 });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function open(api: DraftsApi, found?: ConstructorParameters<typeof Keeper>[0]["found"]) {
  const joined = vi.fn();
  const hidden = new EventTarget();
  const page = Object.assign(hidden, { visibilityState: "visible" as DocumentVisibilityState }) as unknown as Document & { visibilityState: DocumentVisibilityState };
  const keeper = new Keeper({ api, digits, keys: await freshKeys(), now: Date.now, onJoined: joined, page, solve, ...(found === undefined ? {} : { found }) });
  return { keeper, joined, hide: () => { Object.assign(page, { visibilityState: "hidden" }); hidden.dispatchEvent(new Event("visibilitychange")); } };
}
/** Half a minute goes by, and what begins in it comes to its end. */
async function halfMinute(keeper: Keeper) {
  vi.advanceTimersByTime(SAVE_EVERY);
  await keeper.save();
}
async function stored(s: ReturnType<typeof server>) {
  const row = s.row();
  return row === null ? null : openFound(await freshKeys(), { rev: row.rev, sealed: row.sealed, until: "2026-12-22" });
}

describe("while somebody writes", () => {
  test("what changed is saved within half a minute, and nothing is sent when nothing did", async () => {
    expect(SAVE_EVERY).toBeLessThanOrEqual(25_000);
    const s = server();
    const { keeper } = await open(s.api);
    keeper.see(at(words("satu")));
    await keeper.save();
    expect(s.seen.map(({ puzzle }) => puzzle)).toEqual([false, true]);
    expect(keeper.view()).toMatchObject({ phase: "saved", savedAt: Date.now(), until: "2026-12-22", digits });
    keeper.see(at(words("satu dua")));
    vi.advanceTimersByTime(SAVE_EVERY - 1);
    expect(s.seen).toHaveLength(2);
    vi.advanceTimersByTime(1);
    await keeper.save();
    expect((await stored(s))?.draft.text).toBe("satu dua");
    expect(s.seen.map(({ puzzle }) => puzzle)).toEqual([false, true, false]);
    for (let n = 0; n < 5; n++) await halfMinute(keeper);
    expect(s.seen).toHaveLength(3);
  });

  test("with the digits the first save goes by itself", async () => {
    const s = server();
    const { keeper } = await open(s.api);
    keeper.see(at(words("satu")));
    vi.useRealTimers();
    await vi.waitFor(() => expect(keeper.view().phase).toBe("saved"));
    expect((await stored(s))?.draft.text).toBe("satu");
  });

  test("the first revision says nothing, and each one follows the one before", async () => {
    const s = server();
    const { keeper } = await open(s.api);
    for (const text of ["a", "b", "c"]) {
      keeper.see(at(words(text)));
      await halfMinute(keeper);
    }
    const revs = [...new Set(s.seen.map(({ rev }) => rev))];
    expect(revs).toEqual([0, 1, 2].map((n) => (revs[0] ?? 0) + n));
    expect(revs[0]).toBeGreaterThan(2);
  });

  test("a page that goes into the background, or is about to be left, is saved at once", async () => {
    const s = server();
    const { keeper, hide } = await open(s.api);
    keeper.see(at(words("satu")));
    hide();
    await keeper.save();
    expect((await stored(s))?.draft.text).toBe("satu");
    keeper.see(at(words("satu dua"), "stop"));
    await keeper.save();
    expect((await stored(s))?.draft.text).toBe("satu dua");
  });

  test("a line that is cut loses nothing while the page lives", async () => {
    const s = server();
    const { keeper } = await open(s.api);
    s.cut("cut");
    keeper.see(at(words("satu")));
    await keeper.save();
    expect(keeper.view()).toMatchObject({ phase: "waiting", savedAt: null });
    keeper.see(at(words("satu dua")));
    await halfMinute(keeper);
    s.cut("whole");
    await halfMinute(keeper);
    expect(keeper.view().phase).toBe("saved");
    expect((await stored(s))?.draft.text).toBe("satu dua");
  });

  test("an answer that is lost doubles no word", async () => {
    const s = server();
    const { keeper, joined } = await open(s.api);
    keeper.see(at(words("satu")));
    await keeper.save();
    s.cut("answers-lost");
    keeper.see(at(words("satu dua")));
    await halfMinute(keeper);
    expect(keeper.view().phase).toBe("waiting");
    s.cut("whole");
    keeper.see(at(words("satu dua tiga")));
    await halfMinute(keeper);
    expect((await stored(s))?.draft.text).toBe("satu dua tiga");
    expect([joined.mock.calls.length, keeper.view().joined]).toEqual([0, false]);
  });

  test("what the server has no room for, or is too long, is told and stays on the page", async () => {
    const s = server();
    const full: DraftsApi = { ...s.api, save: () => Promise.resolve({ kind: "problem", status: 503, problem: { code: "drafts-full" } }) };
    const { keeper } = await open(full);
    keeper.see(at(words("satu")));
    await keeper.save();
    expect(keeper.view().phase).toBe("full");
    const { keeper: other } = await open(s.api);
    other.see(at(words("a".repeat(300_000))));
    await other.save();
    expect([other.view().phase, s.row()]).toEqual(["long", null]);
    other.see(at(words("pendek")));
    await halfMinute(other);
    expect(other.view().phase).toBe("saved");
  });
});

describe("who comes back", () => {
  test("finds every word, reader, contact and consent, and the page she was on", async () => {
    const s = server();
    const { keeper } = await open(s.api);
    const contact = { ...emptyDraft.contact, choice: "channel" as const, channel: "phone" as const, address: "0811", hours: "sore" };
    const draft = withConsent(withContact(withReaders(words("dua\nbaris “kutip”"), { kind: "some", ids: ["m1", "m2"] }), contact), "store", "2026-11-22T19:00");
    keeper.see(at(draft, "contact"));
    await keeper.save();
    const found = await stored(s);
    expect(found?.draft).toEqual(draft);
    expect(found?.screen).toBe("contact");
  });

  test("two pages on the same digits keep the words of both", async () => {
    const s = server();
    const { keeper: here, joined } = await open(s.api);
    here.see(at(words("pertama")));
    await here.save();
    const kept = await stored(s);
    const row = s.row();
    if (kept === null || row === null) throw new Error("nothing is kept");
    const { keeper: there } = await open(s.api, { rev: row.rev, until: "2026-12-22", draft: kept.draft, files: noFiles, at: 0, screen: "story" });
    there.see(at(words("pertama\ndari sana"), "review"));
    await halfMinute(there);
    here.see(at(words("pertama\ndari sini")));
    await halfMinute(here);
    const text = "pertama\ndari sini\n\ndari sana";
    expect(joined).toHaveBeenCalledWith(expect.objectContaining({ text }));
    expect(here.view()).toMatchObject({ joined: true, phase: "saved" });
    expect((await stored(s))?.draft.text).toBe(text);
    await halfMinute(there);
    expect(there.view().phase).toBe("saved");
  });
});

describe("the end", () => {
  test("a report that was sent deletes it, at once or when the line is back, and an empty page is never saved over it", async () => {
    const s = server();
    const { keeper } = await open(s.api);
    keeper.see(at(words("satu")));
    await keeper.save();
    s.cut("cut");
    keeper.see(at(emptyDraft, "receipt", true));
    await keeper.save();
    expect(keeper.view().phase).toBe("left");
    expect((await stored(s))?.draft.text).toBe("satu");
    s.cut("whole");
    await halfMinute(keeper);
    expect([s.row(), keeper.view().phase, keeper.receipt()]).toEqual([null, "ended", digits]);
    const asked = s.seen.length;
    await halfMinute(keeper);
    expect(s.seen).toHaveLength(asked);
  });

  test("deleted by hand it is gone for this page and for others, who do not bring it back", async () => {
    const s = server();
    const { keeper } = await open(s.api);
    keeper.see(at(words("satu")));
    await keeper.save();
    const { keeper: other } = await open(s.api, { rev: s.row()?.rev ?? 0, until: "2026-12-22", draft: words("satu"), files: noFiles, at: 0, screen: "story" });
    expect(await keeper.drop()).toBe(true);
    expect(keeper.view()).toMatchObject({ phase: "ended", dropped: true, digits: "" });
    expect(keeper.receipt()).toBeNull();
    other.see(at(words("satu dua")));
    await halfMinute(other);
    expect([s.row(), other.view().phase]).toEqual([null, "gone"]);
  });

  test("what could not be deleted goes on being kept", async () => {
    const s = server();
    const { keeper } = await open(s.api);
    keeper.see(at(words("satu")));
    await keeper.save();
    s.cut("cut");
    expect(await keeper.drop()).toBe(false);
    s.cut("whole");
    keeper.see(at(words("satu dua")));
    await halfMinute(keeper);
    expect((await stored(s))?.draft.text).toBe("satu dua");
  });

  test("a page that was cleared forgets the digits and saves nothing more, least of all that it is empty", async () => {
    const s = server();
    const { keeper } = await open(s.api);
    keeper.see(at(words("satu")));
    await keeper.save();
    keeper.see(at(emptyDraft, "cleared"));
    await halfMinute(keeper);
    expect(keeper.view()).toMatchObject({ phase: "ended", digits: "", until: "2026-12-22" });
    expect(keeper.receipt()).toBeNull();
    expect((await stored(s))?.draft.text).toBe("satu");
  });
});

describe("joining", () => {
  const lines = ["satu", "dua", "tiga", "", "satu"];
  test("never loses a line that either page has, whatever was changed", () => {
    let seed = 7;
    const draw = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const text = () => Array.from({ length: draw(6) }, () => lines[draw(lines.length)]).join("\n");
    for (let n = 0; n < 2_000; n++) {
      const [base, mine, theirs] = [text(), text(), text()];
      const merged = mergeDrafts(words(base), words(mine), words(theirs)).text.split("\n");
      const changed = [mine, theirs].filter((one) => one !== base);
      for (const line of changed.flatMap((one) => one.split("\n")).filter((one) => one !== "")) expect([base, mine, theirs, merged.includes(line)]).toEqual([base, mine, theirs, true]);
    }
  });

  test("choices of the page that changed them win; of two that did, the one the person looks at", () => {
    const [base, mine] = [words("x"), { ...words("x"), dual: true }];
    const theirs = { ...words("x"), late: true };
    expect(mergeDrafts(base, base, theirs)).toEqual(theirs);
    expect(mergeDrafts(base, mine, base)).toEqual(mine);
    expect(mergeDrafts(base, mine, theirs)).toEqual(mine);
  });
});

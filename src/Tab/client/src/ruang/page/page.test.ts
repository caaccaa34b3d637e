// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { leave, onDoubleEscape } from "./leave";
import { readPlace } from "./place";
import { phaseAfter, silence, watchSilence } from "./silence";
import { makeTrail } from "./trail";

/** The one window of this test, moved to a path and given the server's tags. */
function page(path: string, meta: Record<string, string> = {}): Window {
  window.history.pushState(null, "", path);
  document.head.replaceChildren(...Object.entries(meta).map(([name, content]) => Object.assign(document.createElement("meta"), { name: `jaring-${name}`, content })));
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  return window;
}

test("The place is read from the path and the server's tags", () => {
  const place = readPlace(page("/tirtawana/", { office: "tirtawana", language: "en" }));
  expect(place).toMatchObject({ office: "tirtawana", first: "safety", language: "en", framed: false, exit: "about:blank", address: `${window.location.host}/tirtawana/` });
  expect(readPlace(page("/tirtawana/kembali"))).toMatchObject({ office: "tirtawana", first: "return", language: "id" });
});

test("Keluar cepat leads to another page only over https", () => {
  expect(readPlace(page("/t/", { exit: "https://cuaca.example/" })).exit).toBe("https://cuaca.example/");
  expect(readPlace(page("/t/", { exit: "javascript:alert(1)" })).exit).toBe("about:blank");
});

function stand() {
  const listeners = new Map<string, () => void>();
  const order: string[] = [];
  const window = {
    location: { replace: (to: string) => order.push(`replace ${to}`) },
    history: { go: (n: number) => order.push(`go ${n}`) },
    addEventListener: (name: string, act: () => void) => listeners.set(name, act),
    setTimeout: () => 0,
  };
  return { window: window as unknown as Window, order, listeners };
}

test("Leaving empties the page before anything else and replaces it", () => {
  const { window, order, listeners } = stand();
  leave({ window, exit: "about:blank", steps: 3, empty: () => order.push("empty") });
  expect(order).toEqual(["empty", "go -3"]);
  listeners.get("popstate")?.();
  expect(order).toEqual(["empty", "go -3", "replace about:blank"]);
});

test("Without steps of ours the page is replaced at once", () => {
  const { window, order } = stand();
  leave({ window, exit: "/tirtawana/jadwal", steps: 0, empty: () => order.push("empty") });
  expect(order).toEqual(["empty", "replace /tirtawana/jadwal"]);
});

test("Esc twice within a second leaves; a held or slow Esc does not", () => {
  const act = vi.fn();
  const stop = onDoubleEscape(window, act);
  const press = (timeStamp: number, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", { key: "Escape", ...init });
    Object.defineProperty(event, "timeStamp", { value: timeStamp });
    window.dispatchEvent(event);
  };
  press(1_000);
  press(1_100, { repeat: true });
  press(2_500);
  expect(act).not.toHaveBeenCalled();
  press(3_000);
  expect(act).toHaveBeenCalledOnce();
  stop();
  press(3_100);
  expect(act).toHaveBeenCalledOnce();
});

test("The history holds numbers only, and one entry more than there are steps", () => {
  const w = page("/t/");
  const trail = makeTrail(w, false, { onBack: vi.fn(), onEdge: vi.fn() });
  const before = w.history.length;
  trail.follow(1);
  trail.follow(2);
  trail.follow(1);
  expect(w.history.length).toBe(before + 3);
  expect(w.history.state).toBe(3);
  expect(w.location.pathname + w.location.search + w.location.hash).toBe("/t/");
  trail.stop();
});

test("Back is told in steps; the last one before leaving is the edge", async () => {
  const w = page("/t/");
  const [onBack, onEdge] = [vi.fn(), vi.fn()];
  const trail = makeTrail(w, false, { onBack, onEdge });
  trail.follow(3);
  const back = (n: number) => new Promise<void>((done) => { w.addEventListener("popstate", () => done(), { once: true }); w.history.go(-n); });
  await back(2);
  expect(onBack).toHaveBeenLastCalledWith(2);
  await back(1);
  expect(onBack).toHaveBeenLastCalledWith(1);
  expect(onEdge).not.toHaveBeenCalled();
  await back(1);
  expect(onEdge).toHaveBeenCalledOnce();
  trail.stop();
});

test("In a frame the host's history is left alone", () => {
  const w = page("/t/");
  const before = w.history.length;
  const onBack = vi.fn();
  const trail = makeTrail(w, true, { onBack, onEdge: vi.fn() });
  trail.follow(4);
  trail.back();
  expect(w.history.length).toBe(before);
  expect(onBack).toHaveBeenCalledWith(1);
  expect(trail.depth()).toBe(0);
});

test("A silent page warns two minutes before it clears", () => {
  expect(phaseAfter(silence.clear - silence.warnBefore - 1)).toBe("awake");
  expect(phaseAfter(silence.clear - silence.warnBefore)).toBe("warned");
  expect(phaseAfter(silence.clear)).toBe("over");
});

test("A sign of life takes the warning back; a phone waking too late is cleared, not revived", () => {
  vi.useFakeTimers();
  let clock = 0;
  const phases: string[] = [];
  const stop = watchSilence(window, () => clock, (p) => phases.push(p));
  clock = silence.clear - 60_000;
  vi.advanceTimersByTime(silence.look);
  window.dispatchEvent(new Event("pointerdown"));
  expect(phases).toEqual(["warned", "awake"]);
  clock += silence.clear + 1;
  window.dispatchEvent(new Event("pointerdown"));
  expect(phases).toEqual(["warned", "awake", "over"]);
  stop();
  vi.useRealTimers();
});

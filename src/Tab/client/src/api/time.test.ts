import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { after, every, now, nowSeconds, pause } from "./time";

const start = Date.parse("2026-11-21T12:00:00.750Z");

beforeEach(() => { vi.useFakeTimers({ now: start }); });
afterEach(() => { vi.useRealTimers(); });

test("what time it is, in milliseconds and in whole seconds", () => {
  expect([now(), nowSeconds()]).toEqual([start, Math.floor(start / 1000)]);
});

test("what waits can be stopped; what repeats goes on until it is", () => {
  const [once, stopped, again] = [vi.fn(), vi.fn(), vi.fn()];
  after(1000, once);
  after(1000, stopped)();
  const stop = every(1000, again);
  vi.advanceTimersByTime(3000);
  stop();
  vi.advanceTimersByTime(3000);
  expect([once, stopped, again].map((act) => act.mock.calls.length)).toEqual([1, 0, 3]);
});

test("a wait of months does not end at once, as a browser's own would", () => {
  const act = vi.fn();
  after(90 * 24 * 60 * 60_000, act);
  vi.advanceTimersByTime(20 * 24 * 60 * 60_000);
  expect(act).not.toHaveBeenCalled();
});

test("a pause lets time pass", async () => {
  const over = vi.fn();
  void pause(500).then(over);
  await vi.advanceTimersByTimeAsync(499);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(over).toHaveBeenCalledOnce();
});

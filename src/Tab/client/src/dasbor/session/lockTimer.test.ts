import { expect, it } from "vitest";
import { LockTimer } from "./lockTimer";

it("locks a quarter of an hour after the last input, and input after that does not help", () => {
  let now = 0;
  const timer = new LockTimer(() => now);
  now = 14 * 60_000;
  expect([timer.minutesLeft, timer.expired]).toEqual([1, false]);
  timer.touch();
  expect(timer.minutesLeft).toBe(15);
  now += 15 * 60_000 - 1;
  expect([timer.minutesLeft, timer.expired]).toEqual([1, false]);
  now += 1;
  expect([timer.minutesLeft, timer.expired]).toEqual([0, true]);
  timer.touch();
  expect(timer.expired).toBe(true);
});

it("counts the time a laptop slept", () => {
  let now = 0;
  const timer = new LockTimer(() => now);
  now = 8 * 60 * 60_000;
  expect(timer.expired).toBe(true);
});

import { afterEach, expect, test, vi } from "vitest";
import { canSeal, clockIsOff } from "./able";

afterEach(() => vi.unstubAllGlobals());

test("A browser with all that sealing needs can seal", async () => expect(await canSeal()).toBe(true));

test.each([
  ["no WebCrypto at all (an insecure or very old browser)", {}],
  ["no key agreement", { subtle: { generateKey: () => Promise.reject(new DOMException("", "NotSupportedError")) }, getRandomValues: (b: Uint8Array) => b }],
  ["no random numbers", { subtle: crypto.subtle, getRandomValues: () => { throw new DOMException("", "QuotaExceededError"); } }],
])("A browser with %s cannot", async (_, stand) => {
  vi.stubGlobal("crypto", stand);
  expect(await canSeal()).toBe(false);
});

const at = Date.parse("2026-11-22T09:00:00+07:00");
const [hour, day] = [60 * 60_000, 24 * 60 * 60_000];

test.each([
  ["right", 0, false],
  ["right, on the Friday before a fortnight of holidays", -14 * day, false],
  ["an hour slow", -hour, false],
  ["two days fast", 2 * day, true],
  ["a month and more behind", -31 * day, true],
  ["of a phone whose battery was out", -at, true],
])("A clock that is %s", (_, off, told) => expect(clockIsOff(at + off, "2026-11-22T09:30:00+07:00")).toBe(told));

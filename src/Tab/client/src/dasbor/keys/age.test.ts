import { expect, it } from "vitest";
import type { Directory } from "../../sealing";
import { isYearOld, keysSince } from "./age";

const day = 24 * 60 * 60;
const [old, fresh] = [{ kem: "k1", sig: "s1" }, { kem: "k2", sig: "s2" }];
const entry = (iat: number, keys: object) => ({ iat, members: [{ id: "anggota-1", st: "active", ...keys }] });
const list = (...entries: object[]) => ({ entries }) as unknown as Directory;

it("counts from the first list that named these very keys, renewals and a new founding included", () => {
  const directory = { ...list(entry(40 * day, old), entry(60 * day, fresh)), past: [list(entry(10 * day, old))] } as Directory;
  expect([keysSince(directory, old), keysSince(directory, fresh), keysSince(directory, { kem: "k2", sig: "s1" })]).toEqual([10 * day, 60 * day, null]);
});

it("asks after a year, and not about keys that no list names", () => {
  const directory = list(entry(10 * day, old));
  expect([374.9, 375, 900].map((at) => isYearOld(directory, old, at * day))).toEqual([false, true, true]);
  expect(isYearOld(directory, fresh, 900 * day)).toBe(false);
});

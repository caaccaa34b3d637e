import { describe, expect, it } from "vitest";
import { paddedFile } from "./file-padding";
import { randomBelow } from "./random";

describe("file padding", () => {
  it("makes small files one size, and never a file shorter", () => {
    for (const length of [0, 1, 65_535, 65_536]) expect(paddedFile(length)).toBe(65_536);
    for (let round = 0; round < 2000; round++) {
      const length = randomBelow(50_000_001);
      expect(paddedFile(length)).toBeGreaterThanOrEqual(length);
    }
  });

  it("adds at most 12 % and leaves few sizes", () => {
    const sizes = new Set<number>();
    for (let length = 65_537; length <= 50_000_000; length += 4099) {
      const padded = paddedFile(length);
      expect(padded / length).toBeLessThanOrEqual(1.12);
      expect(paddedFile(padded)).toBe(padded);
      sizes.add(padded);
    }
    expect(sizes.size).toBeLessThan(300);
  });

  it("knows the sizes of others", () => {
    expect([65_537, 1_000_000, 9_000_001, 50_000_000].map(paddedFile)).toEqual([67_584, 1_015_808, 9_175_040, 50_331_648]);
  });
});

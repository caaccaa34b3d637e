import { expect, it } from "vitest";
import { DraftSafe } from "./draftSafe";

const key = (fill: number) => new Uint8Array(32).fill(fill);

it("hides a draft while locked and gives it back to the same key", async () => {
  const safe = new DraftSafe();
  safe.write("kasus", "Kata unik kelabu.");
  await safe.lock(key(1));
  expect(safe.read("kasus")).toBe("");
  await safe.unlock(key(1));
  expect(safe.read("kasus")).toBe("Kata unik kelabu.");
});

it("gives nothing to another key", async () => {
  const safe = new DraftSafe();
  safe.write("kasus", "Kata unik kelabu.");
  await safe.lock(key(1));
  await safe.unlock(key(2));
  expect(safe.read("kasus")).toBe("");
});

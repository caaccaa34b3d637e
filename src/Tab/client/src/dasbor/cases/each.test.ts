import { expect, test } from "vitest";
import { pause, turn } from "../../api/time";
import { each } from "./each";

/** A page on which time passes by work alone. */
class Page {
  clock = 0;
  turns: number[] = [];
  resting = false;
  private last = 0;

  now = () => this.clock;
  turn = async () => {
    this.turns.push(this.clock - this.last);
    this.resting = true;
    await turn();
    this.resting = false;
    this.last = this.clock;
  };
}

test("a long list leaves the page its turn, and nothing is worked on meanwhile", async () => {
  const page = new Page();
  const done: number[] = [];
  const items = Array.from({ length: 500 }, (_, at) => at + 1);
  await each(items, async (item) => {
    expect(page.resting).toBe(false);
    await Promise.resolve();
    page.clock += 3;
    done.push(item);
  }, page);
  expect(done.toSorted((a, b) => a - b)).toEqual(items);
  expect(page.turns.length).toBeGreaterThan(20);
  expect(Math.max(...page.turns)).toBeLessThanOrEqual(50);
});

test("a turn lets a timer in, which promises alone would not", async () => {
  let clicked = false;
  void pause().then(() => { clicked = true; });
  for (let round = 0; round < 1000 && !clicked; round += 1) await turn();
  expect(clicked).toBe(true);
});

test("one that fails ends it with that fault", async () => {
  await expect(each([1, 2, 3], async (item) => { if (item === 2) throw new Error("two"); })).rejects.toThrow("two");
});

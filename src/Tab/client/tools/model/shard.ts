import { expect, test } from "vitest";
import "./nativeBase64";
import { branch, BRANCHES, stem, STEMS } from "./draw";
import { founded, openers, type Model, type Told } from "./model";
import { Pool, type Office } from "./perform";
import { quickCrypto } from "./quickCrypto";

/** A quarter of the scenarios; vitest gives each file a process of its own, so that four cores take a quarter each. */
export function quarter(number: number): void {
  test(`Exactly the allowed people can open: ${(STEMS * BRANCHES) / 4} random scenarios, part ${number + 1} of 4`, { timeout: 600_000 }, async () => {
    const pool = new Pool();
    const beginning = await pool.fill();
    quickCrypto();
    const counted = { scenarios: 0, refused: 0, openings: 0, closed: 0 };
    for (let at = number; at < STEMS; at += 4) {
      const first = stem(at);
      const office = await follow(pool, beginning, founded, first.steps, counted);
      for (let n = 0; n < BRANCHES; n++) {
        const rest = branch(at, n, first.model);
        const end = await follow(pool, office, first.model, rest.steps, counted);
        const [wanted, found] = [openers(rest.model), await pool.opened(end, rest.model)];
        if (JSON.stringify(found) !== JSON.stringify(wanted)) expect({ at, n, steps: [...first.steps, ...rest.steps], found }).toEqual({ at, n, steps: [...first.steps, ...rest.steps], found: wanted });
        counted.scenarios++;
        counted.openings += wanted.reduce((sum, { alone }) => sum + alone.length, 0);
        counted.closed += wanted.filter(({ alone }) => alone.length === 0).length;
      }
    }
    console.log(`part ${number + 1}: ${counted.scenarios} scenarios, ${counted.refused} forbidden steps refused, ${counted.openings} openings, ${counted.closed} epochs that nobody opens alone`);
    expect(counted.scenarios).toBe((STEMS * BRANCHES) / 4);
    expect(Math.min(counted.refused, counted.openings, counted.closed)).toBeGreaterThan(100);
  });
}

/** Each step by the real code; it refuses exactly what the model forbids. */
async function follow(pool: Pool, from: Office, m: Model, steps: readonly Told[], counted: { refused: number }): Promise<Office> {
  let office = from;
  for (const step of steps) {
    const next = await pool.perform(office, step);
    if ((next === office) !== step.refused) expect({ refused: next === office, list: m.list, steps }).toEqual({ refused: step.refused, list: m.list, steps });
    if (step.refused) counted.refused++;
    office = next;
  }
  return office;
}

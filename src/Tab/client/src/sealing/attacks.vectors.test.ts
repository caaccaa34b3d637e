import { describe, expect, it } from "vitest";
import { wholeKey } from "./case-key";
import { ATTACK_REASONS } from "./testing/attack-reasons";
import { attempt } from "./testing/attacks";
import { reasonOf } from "./testing/refusal";
import { loadWorld, openFor, ownKey } from "./testing/scenario";

const world = await loadWorld();
const main = await openFor(world, "m1", world.served("main"));
const { ck: ck1 } = wholeKey(await ownKey(world.member("m4"), world.scenario.epoch.epoch));
const stage = { ...world, main, ck1 };

/** Refused is not enough: refused for the reason the attack is about, else another check may be hiding a missing one. */
describe("attacks", () => {
  for (const attack of world.scenario.attacks) {
    it(`refused: ${attack.name}`, async () => {
      expect(await reasonOf(() => attempt(stage, attack))).toBe(ATTACK_REASONS[attack.name]);
    });
  }
});

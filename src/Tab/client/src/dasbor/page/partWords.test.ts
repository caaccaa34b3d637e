import { expect, it } from "vitest";
import { partWords } from "./partWords";

const { tellIn } = partWords({ id: { seats: "{count} kursi di {place}" }, en: { seats: "{count} seats in {place}" } });

it("puts values in, once, and leaves what nobody gave", () => {
  expect(tellIn("id")("seats", { count: 3, place: "{count}" })).toBe("3 kursi di {count}");
  expect(tellIn("en")("seats", { count: 0 })).toBe("0 seats in {place}");
});

import { expect, it } from "vitest";
import { answerFaults } from "./answer";

const today = "2026-11-23";
const whole = { text: "Kami cari tempat.", next: "Mencari tempat", lookOn: today };

it("lets an answer go only with words, a next step and a day to come", () => {
  expect(answerFaults(whole, today)).toEqual(new Set());
  expect(answerFaults({ text: " \n", next: "", lookOn: "" }, today)).toEqual(new Set(["text", "next", "day"]));
  expect(answerFaults({ ...whole, lookOn: "2026-11-22" }, today)).toEqual(new Set(["day"]));
  expect(answerFaults({ ...whole, lookOn: "2026-02-31" }, today)).toEqual(new Set(["day"]));
});

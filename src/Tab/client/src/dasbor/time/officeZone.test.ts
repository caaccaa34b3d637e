// @vitest-environment jsdom
import { beforeAll, expect, it } from "vitest";

beforeAll(() => { document.head.innerHTML = '<meta name="jaring-zone" content="Asia/Jayapura">'; });

it("says hours and their zone as the office in the east reads them", async () => {
  const { clock, dayAndClock, dayOf } = await import("./officeTime");
  const late = Date.parse("2026-11-23T15:30:00Z");
  expect([dayOf(late), clock(late, "id"), dayAndClock(late, "id")]).toEqual(["2026-11-24", "00.30", "Selasa, 24 November, 00.30 WIT"]);
});

it("stands in every text that names a zone, without being given", async () => {
  const [{ startTexts, textIn }, { planWords }, { scribeWords }] = await Promise.all([import("../page/i18n"), import("../outreach/words"), import("../scribe/words")]);
  await startTexts("id");
  expect(textIn("id", "outreach.when", { date: "Selasa", start: "09.00", end: "11.00" })).toBe("Selasa, 09.00–11.00 WIT");
  expect(textIn("en", "board.home.checked", { time: "09.00" })).toBe("Checked 09.00 WIT.");
  expect(planWords("id")("plan.start")).toBe("Mulai (WIT)");
  expect(scribeWords("en")("scribe.verbal.at", { date: "Selasa", time: "09.00", channel: "x" })).toContain("09.00 WIT,");
});

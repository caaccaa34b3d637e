import { expect, it } from "vitest";
import { differences } from "./changes";

const before = { title: "Sosialisasi", startsAt: "2026-12-01T09:00", endsAt: "2026-12-01T11:00", place: null };

it("names each part that guests see differently, the two ends of the time as one", () => {
  expect(differences(before, before)).toEqual([]);
  expect(differences(before, { ...before, endsAt: "2026-12-01T12:00" })).toEqual(["when"]);
  expect(differences(before, { title: "Rapat", startsAt: "2026-12-02T09:00", endsAt: "2026-12-02T11:00", place: "Aula" })).toEqual(["title", "when", "place"]);
});

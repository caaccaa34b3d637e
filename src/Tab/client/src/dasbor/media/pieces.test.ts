import { expect, it } from "vitest";
import type { Piece, Registered } from "./mediaApi";
import { faultOf, wasThere, yearsOf } from "./pieces";

const today = "2026-11-22";
const poster: Piece = { form: "poster", wording: "poster", reviewedBy: "", place: "Lobi", since: "2026-03-01", until: null, takenDown: null };
const registered = (piece: Piece): Registered => ({ id: piece.since, rev: 1, piece });

it("counts a piece in every year in which it hung, and no later one", () => {
  const long = { ...poster, since: "2024-12-01" };
  const short = { ...poster, since: "2025-01-05", until: "2025-02-01" };
  const early = { ...short, takenDown: "2025-01-10" };
  expect(yearsOf([registered(long)], today)).toEqual([2026, 2025, 2024]);
  expect(yearsOf([], today)).toEqual([2026]);
  expect([long, short, early].map((piece) => [2024, 2025, 2026, 2027].filter((year) => wasThere(piece, year, today)))).toEqual([[2024, 2025, 2026], [2025], [2025]]);
  expect(yearsOf([registered({ ...poster, until: "2027-02-01" })], today)).toEqual([2026]);
});

it.each<[Partial<Piece>, string | null]>([
  [{}, null],
  [{ place: " " }, "place"],
  [{ wording: "own" }, "reviewer"],
  [{ wording: "own", reviewedBy: "Kepala Subbagian Hukum" }, null],
  [{ since: "2026-11-23" }, "since"],
  [{ since: "" }, "since"],
  [{ until: "2026-02-28" }, "until"],
  [{ until: "2027-02-28" }, null],
  [{ takenDown: "2026-11-23" }, "down"],
  [{ takenDown: "2026-02-28" }, "down"],
  [{ takenDown: today }, null],
])("says of %j: %s", (part, fault) => {
  expect(faultOf({ ...poster, ...part }, today)).toBe(fault);
});

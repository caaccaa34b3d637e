import { expect, it } from "vitest";
import { contactFaults, pointFaults, together, tried } from "./meeting";

const form = { points: [{ text: "Pasang nomor", owner: "Laras", due: "2026-12-20" }, { text: "Cetak", owner: "", due: "2026-12-20" }, { text: "Cetak", owner: "Bagas", due: "20/12" }], contacts: [], meetingNotes: "" };

it("finds the points that lack something", () => {
  expect([...pointFaults(form)]).toEqual([1, 2]);
});

it("keeps one result for each contact", () => {
  const once = tried([], "Dinsos", { contact: "1", same: true });
  const twice = tried(once, "Dinsos", { contact: "", same: false });
  expect(twice).toEqual([{ service: "Dinsos", contact: "", same: false }]);
  expect([...contactFaults({ ...form, contacts: twice })]).toEqual(["Dinsos"]);
  expect(tried(twice, "Dinsos", null)).toEqual([]);
});

it("loses neither of two records", () => {
  const [first, second] = [{ text: "A", owner: "L", due: "2026-12-20" }, { text: "B", owner: "L", due: "2026-12-20" }];
  const theirs = { points: [first], contacts: [{ service: "Dinsos", contact: "1", same: true }], meetingNotes: "Satu" };
  expect(together(theirs, { points: [first, second], contacts: [{ service: "Dinsos", contact: "2", same: false }, { service: "RSUD", contact: "3", same: true }], meetingNotes: "Dua" })).toEqual({
    points: [first, second], contacts: [{ service: "Dinsos", contact: "1", same: true }, { service: "RSUD", contact: "3", same: true }], meetingNotes: "Satu\n\nDua",
  });
  expect(together(theirs, theirs)).toEqual(theirs);
});

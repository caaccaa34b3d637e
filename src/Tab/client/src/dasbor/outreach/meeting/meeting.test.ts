import { expect, it } from "vitest";
import { contactFaults, pointFaults, tried } from "./meeting";

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

import { describe, expect, test } from "vitest";
import { readReport, type Report } from "./bodies";
import { firstThings } from "./FirstThings";

const plain = { kind: "report", via: "room", text: "t", contact: { choice: "here" }, consent: [], language: "id" };
const first = (more: object) => firstThings(readReport({ ...plain, ...more }) as Report);

describe("what a reader has to know first", () => {
  test("a report of one's own says nothing before its words", () => expect(first({})).toEqual([]));

  test("about another: only a clear yes allows to contact that person", () => {
    expect(first({ about: "other", knows: "willing" })).toEqual(["board.case.first.willing"]);
    for (const knows of ["unwilling", "unknown", undefined, "perhaps"]) expect(first({ about: "other", knows })).toEqual(["board.case.first.untouched"]);
  });

  test("wishes, and what the person wants the officer to know, which comes first", () => {
    expect(first({ wish: "contact", selfharm: true })).toEqual(["board.case.first.selfharm", "board.case.first.contact"]);
    expect(first({ wish: "minor" })).toEqual(["board.case.first.minor"]);
    expect(first({ wish: "refer" })).toEqual(["board.case.first.refer"]);
  });

  test("a field in a form that this page does not know is not there, and the report is read all the same", () => {
    const odd = readReport({ ...plain, wish: "later", needs: "all", officer: { sex: "X", language: "Jawa" }, notTell: 5, selfharm: "yes", other: 3, consent: [{ id: "store", version: "2", notice: 2, given: true, at: "x" }] });
    expect(odd).toMatchObject({ text: "t", officer: { language: "Jawa" }, consent: [{ id: "store", given: true }] });
    for (const field of ["wish", "needs", "notTell", "selfharm", "other"] as const) expect(odd?.[field]).toBeUndefined();
    expect(odd?.officer?.sex).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { openAsMember } from "./case-open";
import { sealReport } from "./index";
import { expectReleased } from "./late-open";
import { foundOffice } from "./testing/office";
import { reasonOf } from "./testing/refusal";
import { ownKey } from "./testing/scenario";
import type { Directory } from "./types";

/* Whom a person may let in later, and what her page believes of a slot that was kept back. */

const { directory, member, salt } = await foundOffice();

/** The office's list as if these were trustees. */
function trusting(...ids: string[]): Directory {
  const members = directory.entry.members.map((one) => (ids.includes(one.id) ? { ...one, role: "trustee" as const } : one));
  return { ...directory, entry: { ...directory.entry, members } };
}
const seal = (list: Directory, late: string[], exclude: string[] = []) => sealReport({ directory: list, to: ["a1", "b2"], exclude, body: {}, siteSalt: salt, late });

describe("whom a person lets in if nobody answers", () => {
  const rows: [string, Directory, string[], string[]][] = [
    ["three of them", trusting("c3", "d4", "e5"), ["c3", "d4", "e5"], []],
    ["one of them twice", trusting("c3"), ["c3", "c3"], []],
    ["somebody of the team", trusting("c3"), ["d4"], []],
    ["somebody who reads already", trusting("b2", "c3"), ["b2"], []],
    ["somebody left out", trusting("c3", "e5"), ["e5"], ["e5"]],
  ];
  for (const [name, list, late, exclude] of rows) it(`is not ${name}`, async () => expect(await reasonOf(() => seal(list, late, exclude))).toBe("late-readers"));

  it("is nobody where two open together", async () => {
    const list = trusting("c3");
    expect(await reasonOf(() => sealReport({ directory: list, to: ["a1", "b2"], exclude: [], body: {}, siteSalt: salt, dual: true, late: ["c3"] }))).toBe("two-needed");
    expect(await reasonOf(() => sealReport({ directory: list, to: ["a1", "b2"], exclude: [], body: {}, siteSalt: salt, dual: true, late: [] }))).toBe("accepted");
  });

  it("is one trustee, or two", async () => {
    expect(await reasonOf(() => seal(trusting("c3"), ["c3"]))).toBe("accepted");
    expect(await reasonOf(() => seal(trusting("c3", "e5"), ["c3", "e5"]))).toBe("accepted");
  });

  it("reads by the slots that the person signed, under the own name, and in a later epoch under the name alone", async () => {
    const list = trusting("c3", "d4");
    const { sealed, late } = await seal(list, ["c3"]);
    const open = await openAsMember(member("a1"), await ownKey(member("a1"), sealed), sealed, list);
    expect(await reasonOf(() => expectReleased(open, "c3", late))).toBe("accepted");
    expect(await reasonOf(() => expectReleased(open, "d4", late))).toBe("late-unsigned");
    expect(await reasonOf(() => expectReleased(open, "c3", [...late].reverse()))).toBe("late-unsigned");
    expect(await reasonOf(() => expectReleased({ ...open, epoch: 1 }, "c3", []))).toBe("accepted");
    expect(await reasonOf(() => expectReleased({ ...open, epoch: 1 }, "d4", []))).toBe("late-unsigned");
  });
});

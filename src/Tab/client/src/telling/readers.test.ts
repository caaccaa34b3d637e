import { expect, test } from "vitest";
import type { Directory, DirectoryMember } from "../sealing";
import { chosenFrom, joinNames, readersOf, readerSet, toggleReader, type ReaderChoice } from "./readers";

const member = (id: string, more: Partial<DirectoryMember> = {}): DirectoryMember => ({
  id, kem: "", sig: "", st: "active", role: "member", who: { name: `Nama ${id}`, post: "Staf", sex: "P" }, ...more,
});
function directory(...members: DirectoryMember[]): Directory {
  const entry = { v: "JT1", t: "dir", n: 0, prev: null, iat: 0, exp: 1, pol: { q: 2, minR: 2, idT: 2 }, members } as const;
  const whole = { ...entry, members: [...members] };
  return { entry: whole, hash: "", hashes: [], entries: [whole], stale: null };
}
const list = readersOf(directory(member("a"), member("b"), member("c"), member("t", { role: "trustee" }), member("x", { st: "removed" })));

test("Only active officers with a signed name can be chosen", () => {
  const { who: _, ...nameless } = member("n");
  const found = readersOf(directory(member("a"), member("x", { st: "removed" }), nameless));
  expect(found.team.map((r) => r.id)).toEqual(["a"]);
});

test("Officers stand in the order of their names, whatever the order of the list", () => {
  const named = (id: string, name: string) => member(id, { who: { name, post: "Staf", sex: "P" } });
  const found = readersOf(directory(named("a", "Ratna Puspita"), named("b", "Bagas Wirawan"), named("c", "Laras Kinanti")));
  expect(found.team.map((r) => r.name)).toEqual(["Bagas Wirawan", "Laras Kinanti", "Ratna Puspita"]);
});

test("Nobody is preselected", () => expect(readerSet({ kind: "nobody" }, list)).toBe("nobody"));

test("One officer is too few, two are enough, and the others are shut out", () => {
  expect(readerSet({ kind: "some", ids: ["a"] }, list)).toBe("too-few");
  expect(readerSet({ kind: "some", ids: ["c", "a"] }, list)).toMatchObject({ to: ["a", "c"], exclude: ["b"] });
});

test("The whole team shuts nobody out", () => expect(readerSet({ kind: "team" }, list)).toMatchObject({ to: ["a", "b", "c"], exclude: [] }));

test("The trustee alone is enough and shuts out the whole team", () => {
  expect(readerSet({ kind: "trustee" }, list)).toMatchObject({ to: ["t"], exclude: ["a", "b", "c"] });
});

test("Without a trustee in the directory that choice is nobody", () => {
  expect(readerSet({ kind: "trustee" }, readersOf(directory(member("a"), member("b"))))).toBe("nobody");
});

test("An officer who left the list is not counted", () => {
  expect(readerSet({ kind: "some", ids: ["a", "x"] }, list)).toBe("too-few");
});

test("Choosing one by one adds and takes away", () => {
  let choice: ReaderChoice = { kind: "team" };
  for (const id of ["a", "b", "a"]) choice = toggleReader(choice, id);
  expect(choice).toEqual({ kind: "some", ids: ["b"] });
  expect(joinNames(chosenFrom({ kind: "team" }, list), "dan")).toBe("Nama a, Nama b, dan Nama c");
});

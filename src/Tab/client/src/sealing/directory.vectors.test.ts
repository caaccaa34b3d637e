import { describe, expect, it } from "vitest";
import { verifyDirectory } from "./directory";
import { directoryChange, isRenewal, readNextEntry } from "./directory-next";
import { reasonOf } from "./testing/refusal";
import { need } from "./testing/scenario";
import { vectors } from "./testing/vectors";
import type { DirectoryRecord } from "./types";

type DirectoryVectors = {
  now: number;
  genesis: string;
  chain: DirectoryRecord[];
  changes: { joined?: string[]; left?: string[]; rekeyed?: string[] }[];
  proposals: { name: string; e: string; renewal?: boolean; reason?: string }[];
  bad: { name: string; chain: DirectoryRecord[]; reason: string }[];
};

const file = await vectors<DirectoryVectors>("directory");
const directory = await verifyDirectory(file.chain, file.genesis, file.now);

describe("a list that goes on (directory.json, made in C#)", () => {
  it("verifies to its end, and says what each entry changed", () => {
    expect(directory.entry.n).toBe(file.changes.length);
    for (const [at, expected] of file.changes.entries()) {
      const change = directoryChange(need(directory.entries[at]), need(directory.entries[at + 1]));
      const ids = (members: { id: string }[]) => members.map(({ id }) => id);
      expect([at, ids(change.joined), ids(change.left), ids(change.rekeyed)]).toEqual([at, expected.joined ?? [], expected.left ?? [], expected.rekeyed ?? []]);
    }
  });

  for (const { name, e, renewal, reason } of file.proposals) {
    it(`proposed: ${name}`, async () => {
      if (reason !== undefined) {
        expect(await reasonOf(async () => readNextEntry(directory, e))).toBe(reason);
        return;
      }
      expect(readNextEntry(directory, e).n).toBe(directory.entry.n + 1);
      expect(isRenewal(directory, e)).toBe(renewal);
    });
  }

  for (const { name, chain, reason } of file.bad) {
    it(`refused: ${name}`, async () => {
      expect(await reasonOf(() => verifyDirectory(chain, file.genesis, file.now))).toBe(reason);
    });
  }
});

// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { passphraseWords } from "./passphraseWords";

type Rule = { name: string; pattern: RegExp };

/** The rules of the texts lint that concern Indonesian words; the same table judges every text of the product. */
function lintRules(): Rule[] {
  const table = readFileSync(new URL("../../../../../../src/Jaring/Announcements/Words/lint.tsv", import.meta.url), "utf8");
  return table
    .trim()
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([, scope]) => scope !== "en")
    .map(([name = "", , pattern = ""]) =>
      pattern.startsWith("(?-i)") ? { name, pattern: new RegExp(pattern.slice(5)) } : { name, pattern: new RegExp(pattern, "i") },
    );
}

describe("the words of generated passphrases", () => {
  it("are 6^5, so that six of them carry 77.5 bits", () => {
    expect(passphraseWords).toHaveLength(7776);
    expect(6 * Math.log2(passphraseWords.length)).toBeCloseTo(77.5, 1);
  });

  it("are all different, also for somebody who reads them aloud in any case", () => {
    expect(new Set(passphraseWords.map((word) => word.toLowerCase())).size).toBe(passphraseWords.length);
  });

  it("are four to nine plain letters: nothing to split at, to accent or to mistake for a digit", () => {
    expect(passphraseWords.filter((word) => !/^[a-z]{4,9}$/.test(word))).toEqual([]);
  });

  it("are sorted, so that a change shows as one line of a diff", () => {
    expect(passphraseWords).toEqual([...passphraseWords].sort());
  });

  it("hold nothing that the lint keeps out of our texts", () => {
    const rules = lintRules();
    expect(rules.length).toBeGreaterThan(30);
    const hits = passphraseWords.flatMap((word) => rules.filter((rule) => rule.pattern.test(word)).map((rule) => `${word}: ${rule.name}`));
    expect(hits).toEqual([]);
  });
});

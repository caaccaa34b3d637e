import type { Day } from "../time/officeTime";
import { caseCodes } from "./caseCode";
import type { CaseBook, KnownCase } from "./caseBook";
import type { Pair } from "./dual/pairs";
import { lastingOfCase, onDay, type Standing } from "./projection";
import { inOrder } from "./search";

/** `known` is null until this page has read the case: until then the list stands on what the member's own memory says. */
export type ListedCase = { id: string; known: KnownCase | null; code: string; standing: Standing };

/** A case that two open together, with its code. */
export type ListedPair = { pair: Pair; code: string };

/** The cases that two open together, by code. */
export function listPairs(book: Pick<CaseBook, "cases" | "remembered" | "pairs">): ListedPair[] {
  const codes = codesOf(book);
  const opened = (pair: Pair): Pair => ({ ...pair, isOpen: pair.isOpen || book.remembered.has(pair.caseId) });
  return [...book.pairs.values()].map((pair) => ({ pair: opened(pair), code: codes.get(pair.caseId) ?? "" })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** One code for one case in all lists of this page. */
function codesOf({ cases, remembered, pairs }: Pick<CaseBook, "cases" | "remembered" | "pairs">): Map<string, string> {
  return caseCodes([...remembered.keys(), ...cases.keys(), ...pairs.keys()]);
}

/** What a list shows of each case: a code and where it stands, never what it says. */
export function listCases(book: Pick<CaseBook, "cases" | "remembered" | "pairs">, today: Day): ListedCase[] {
  const standings = new Map<string, Standing>(book.remembered);
  for (const known of book.cases.values()) standings.set(known.id, lastingOfCase(known));
  const codes = codesOf(book);
  return inOrder([...standings].map(([id, standing]) => ({ id, known: book.cases.get(id) ?? null, code: codes.get(id) ?? "", standing: onDay(standing, today) })));
}

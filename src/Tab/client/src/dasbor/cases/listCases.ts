import type { Day } from "../time/officeTime";
import { caseCodes } from "./caseCode";
import type { CaseBook, KnownCase } from "./caseBook";
import { lastingOf, onDay, type Standing } from "./projection";
import { inOrder } from "./search";

/** `known` is null until this page has read the case: until then the list stands on what the member's own memory says. */
export type ListedCase = { id: string; known: KnownCase | null; code: string; standing: Standing };

/** What a list shows of each case: a code and where it stands, never what it says. */
export function listCases(book: Pick<CaseBook, "cases" | "remembered">, today: Day): ListedCase[] {
  const standings = new Map<string, Standing>(book.remembered);
  for (const known of book.cases.values()) standings.set(known.id, lastingOf(known.items));
  const codes = caseCodes([...standings.keys()]);
  return inOrder([...standings].map(([id, standing]) => ({ id, known: book.cases.get(id) ?? null, code: codes.get(id) ?? "", standing: onDay(standing, today) })));
}

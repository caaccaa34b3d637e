import type { Day } from "../time/officeTime";
import { caseCodes } from "./caseCode";
import type { KnownCase } from "./caseBook";
import { standingOf, type Standing } from "./projection";
import { inOrder } from "./search";

export type ListedCase = { known: KnownCase; code: string; standing: Standing };

/** What a list shows of each case: a code and where it stands, never what it says. */
export function listCases(known: Iterable<KnownCase>, today: Day): ListedCase[] {
  const all = [...known];
  const codes = caseCodes(all.map((one) => one.id));
  return inOrder(all.map((one) => ({ known: one, code: codes.get(one.id) ?? "", standing: standingOf(one.items, today) })));
}

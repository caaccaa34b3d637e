import type { FreshReceipt } from "../../sealing";
import type { Day } from "../time/officeTime";
import type { Pair } from "./dual/pairs";
import type { Standing } from "./projection";
import type { KnownCase } from "./readCase";
import type { Doubt } from "./trust";

export type { KnownCase } from "./readCase";

/** Something about a case that does not fit; `by` names who did it where that is known, `on` the day that the server gives for it. */
export type Trouble = { caseId: string; doubt: Doubt; by: string | null; on?: Day };

/** Somebody asks for a new receipt of a case; `entryId` is the request's own place in the index. */
export type Asked = FreshReceipt & { caseId: string; entryId: string };

/**
 * What this member can open: cases that were read in this visit, cases that are only remembered so far, those that need a second member, and what does not fit.
 * A case that answered to the key but did not stand up to verification is a trouble, never a case.
 */
export type CaseBook = { cases: Map<string, KnownCase>; remembered: Map<string, Standing>; pairs: Map<string, Pair>; troubles: Trouble[]; asked: Asked[] };

export function emptyBook(): CaseBook {
  return { cases: new Map(), remembered: new Map(), pairs: new Map(), troubles: [], asked: [] };
}

/**
 * What was known and what was just read, each case as far as it was ever seen: threads and logs only grow. A look that began before an answer
 * was sent, or a server that withholds an end, takes nothing from the page.
 */
export function longest(before: ReadonlyMap<string, KnownCase>, fresh: Pick<CaseBook, "cases" | "remembered">): Map<string, KnownCase> {
  const all = new Map(fresh.cases);
  for (const [id, seen] of before) {
    const read = fresh.cases.get(id);
    // Read here while the look went on, and nothing in the look speaks against it.
    if (read === undefined && fresh.remembered.has(id)) all.set(id, seen);
    if (read === undefined || read.open.epoch > seen.open.epoch) continue;
    if (read.bodies.messages.length < seen.bodies.messages.length || read.bodies.log.length < seen.bodies.log.length) all.set(id, { ...seen, doubts: read.doubts });
  }
  return all;
}

import type { Status } from "./bodies";
import type { Due } from "./projection";

export type CaseFilter = { text: string; status: Status | "all" };

type Listed = { code: string; standing: { status: Status; next: string | null; due: Due; lookOn: string | null } };

const dueOrder: Record<NonNullable<Due> | "none", number> = { new: 0, reply: 1, lookAgain: 2, none: 3 };

/** What is due first (a new account before a reply before a day that has come), then by the day to look, then by code. */
export function inOrder<C extends Listed>(cases: readonly C[]): C[] {
  const rank = (c: C) => dueOrder[c.standing.due ?? "none"];
  return [...cases].sort((a, b) =>
    rank(a) - rank(b) || compare(a.standing.lookOn ?? "", b.standing.lookOn ?? "") || compare(a.code, b.code));
}

/** Days and codes are ASCII: no language has another order for them, and a collator would take a hundred times as long. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Looks at the code and the next step only; accounts are not searched. */
export function matching<C extends Listed>(cases: readonly C[], filter: CaseFilter): C[] {
  const text = filter.text.trim().toLowerCase();
  return cases.filter((c) =>
    (filter.status === "all" || c.standing.status === filter.status) &&
    (text === "" || c.code.toLowerCase().includes(text) || (c.standing.next ?? "").toLowerCase().includes(text)));
}

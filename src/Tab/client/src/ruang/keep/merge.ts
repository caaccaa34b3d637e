import { emptyDraft, type Draft } from "../../telling/draft";

/**
 * Two pages went on from the same draft. What only one of them changed is taken from it; words that both changed stay both, one below the other, and of
 * choices that both changed those of this page stand, where the person is now.
 */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Draft {
  const [{ text: baseText, ...baseRest }, { text: myText, ...myRest }, { text: theirText, ...theirRest }] = [base, mine, theirs];
  return { ...(same(myRest, baseRest) ? theirRest : myRest), text: mergeTexts(baseText, myText, theirText) };
}

/** Never loses a line that either has. */
export function mergeTexts(base: string, mine: string, theirs: string): string {
  if (theirs === base || mine.includes(theirs)) return mine;
  if (mine === base || theirs.includes(mine)) return theirs;
  const [a, b] = [mine.split("\n"), theirs.split("\n")];
  const head = alike(a, b, (lines, n) => lines[n]);
  const room = Math.min(a.length, b.length) - head;
  const tail = Math.min(room, alike(a, b, (lines, n) => lines[lines.length - 1 - n]));
  const middle = (lines: string[]) => lines.slice(head, lines.length - tail);
  const [own, other] = [middle(a), middle(b)];
  return [...a.slice(0, head), ...own, ...(own.length > 0 && other.length > 0 ? [""] : []), ...other, ...a.slice(a.length - tail)].join("\n");
}

function alike(a: string[], b: string[], at: (lines: string[], n: number) => string | undefined): number {
  let n = 0;
  while (n < a.length && n < b.length && at(a, n) === at(b, n)) n++;
  return n;
}

/** A draft as it was sealed, perhaps by a page of another day: what this page does not know is left, what is missing is empty. */
export function readDraft(value: unknown): Draft {
  const found = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const known = Object.entries(emptyDraft).map(([key, empty]) => [key, fits(found[key], empty) ? found[key] : empty]);
  return Object.fromEntries(known) as Draft;
}

function fits(value: unknown, empty: unknown): boolean {
  if (empty === null) return value !== undefined;
  return typeof value === typeof empty && value !== null && Array.isArray(value) === Array.isArray(empty);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

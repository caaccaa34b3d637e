import type { Directory, OpenCase } from "../../../sealing";
import { readReport } from "../bodies";

/** Shorter parts of names stand in too many other words. */
const shortest = 4;

/**
 * Members to whom this case must not be offered: whom the person left out, and whose name stands in the account. Worked out in this browser; it may be
 * wrong both ways, so the members who hand over still look.
 */
export function conflicted(open: Pick<OpenCase, "payload">, directory: Directory): Set<string> {
  return new Set([...open.payload.excl, ...namedIn(open, directory)]);
}

/** Members whose name stands in the account, or nearly: never offered, whatever the person agreed to. */
export function namedIn(open: Pick<OpenCase, "payload">, directory: Directory): Set<string> {
  const text = words(readReport(open.payload.body)?.text ?? "");
  return new Set(directory.entry.members.filter((member) => isNamed(member.who?.name ?? "", text)).map((member) => member.id));
}

function isNamed(name: string, text: ReadonlySet<string>): boolean {
  return [...words(name)].some((part) => part.length >= shortest && [...text].some((word) => isNear(part, word)));
}

function words(text: string): Set<string> {
  return new Set(text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/\p{L}+/gu) ?? []);
}

/** The same, or one letter changed, lost or added, as fingers do. */
function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}

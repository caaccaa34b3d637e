import { directoryChange, isNoChange, type Directory, type DirectoryChange, type LogItem, type ReaderStep } from "../../sealing";
import { fileOpened } from "../cases/caseDesk";
import type { KnownCase } from "../cases/readCase";

export const kinds = ["opened", "file", "readers", "other", "list", "seen"] as const;
export type Kind = (typeof kinds)[number];

/** One thing that happened, from a signed line. `at` is milliseconds; `caseId` null for the office, whose lines tell a day and no hour; `act` as a line of a case's log names it. */
export type AuditLine = { id: string; caseId: string | null; kind: Kind; by: string; at: number; place: number; act?: string; step?: ReaderStep; list?: ListLine };

/** What a line about the team's list says: which entry, and what is different in it; null for one that changed nothing but its date. */
export type ListLine = { n: number; change: DirectoryChange | null };

export type AuditFilter = { of: "all" | "office" | string; by: "all" | string; kind: "all" | Kind };

/** The lines of one case's own log. */
export function caseLines(known: KnownCase): AuditLine[] {
  const steps = new Map(known.open.steps.map((step) => [step.h, step]));
  return known.log.map(({ position, by, ts, act, ref }) => {
    const step = ref === null ? undefined : steps.get(ref);
    const line = { id: `${known.id}-${position}`, caseId: known.id, by, at: ts * 1000, place: position };
    return step === undefined ? { ...line, act, kind: act === "open" ? "opened" : act === fileOpened ? "file" : "other" } : { ...line, kind: "readers", step };
  });
}

export function officeLines(lines: readonly LogItem[], directory: Directory): AuditLine[] {
  return lines.map(({ position, by, ts, act, ref }) => {
    const line = { id: `office-${position}`, caseId: null, by, at: ts * 1000, place: position };
    return act === "list" ? { ...line, kind: "list", list: listLine(directory, ref) } : { ...line, kind: act === "seen" ? "seen" : "other" };
  });
}

/** Newest first. Within one log the order of the chain holds, whatever the members' clocks said: no line counts as earlier than the one before it. */
export function inTime(logs: readonly (readonly AuditLine[])[]): AuditLine[] {
  const dated = logs.flatMap((log) => {
    let latest = 0;
    return log.map((line) => ({ line, at: (latest = Math.max(latest, line.at)) }));
  });
  return dated.sort((a, b) => b.at - a.at || b.line.place - a.line.place).map(({ line }) => line);
}

export function matchingLines(lines: readonly AuditLine[], { of, by, kind }: AuditFilter): AuditLine[] {
  return lines.filter((line) =>
    (of === "all" || line.caseId === (of === "office" ? null : of)) && (by === "all" || line.by === by) && (kind === "all" || line.kind === kind));
}

function listLine(directory: Directory, ref: string | null): ListLine {
  for (const { hashes, entries } of [directory, ...(directory.past ?? [])]) {
    const n = ref === null ? -1 : hashes.indexOf(ref);
    const [before, entry] = [entries[n - 1], entries[n]];
    if (entry === undefined) continue;
    const change = before === undefined ? null : directoryChange(before, entry);
    return { n, change: change === null || isNoChange(change) ? null : change };
  }
  return { n: -1, change: null };
}

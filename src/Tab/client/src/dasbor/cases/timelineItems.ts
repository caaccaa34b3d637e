import type { LogItem, ThreadItem } from "../../sealing";
import { objectHash } from "../../sealing/object";
import { isTogether, readEntry, type Entry, type Together } from "./bodies";
import type { KnownCase } from "./caseBook";

export type TimelineItem =
  | { kind: "opened"; id: string; by: string; at: number }
  | { kind: "together"; id: string; by: string; entry: Together }
  | { kind: "entry"; id: string; by: string; entry: Exclude<Entry, Together> };

/**
 * Thread and openings as one line. Messages carry no time of their own; an opening stands after the message it names.
 * Of several openings in a row by one person the last is shown.
 */
export async function timelineOf(known: KnownCase): Promise<TimelineItem[]> {
  const hashes = [known.open.reportHash, ...(await Promise.all(known.stood.map(objectHash)))];
  const opened = new Map<number, LogItem[]>();
  for (const item of known.log) {
    if (item.act !== "open") continue;
    const place = Math.max(0, item.ref === null ? 0 : hashes.indexOf(item.ref));
    opened.set(place, [...(opened.get(place) ?? []), item]);
  }
  return hashes.flatMap((_, place) => [
    ...(place === 0 ? [] : entryAt(known.items[place - 1])),
    ...lastOfEach(opened.get(place) ?? []).map((item): TimelineItem => ({ kind: "opened", id: `log-${item.position}`, by: item.by, at: item.ts * 1000 })),
  ]);
}

function entryAt(item: ThreadItem | undefined): TimelineItem[] {
  if (item === undefined) return [];
  const [id, entry] = [`message-${item.position}`, readEntry(item.by, item.body)];
  return isTogether(entry) ? [{ kind: "together", id, by: item.by, entry }] : [{ kind: "entry", id, by: item.by, entry }];
}

function lastOfEach(items: LogItem[]): LogItem[] {
  return items.filter((item, at) => !items.slice(at + 1).some((later) => later.by === item.by));
}

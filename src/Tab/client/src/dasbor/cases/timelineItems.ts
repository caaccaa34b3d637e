import type { LogItem, ThreadItem } from "../../sealing";
import { objectHash } from "../../sealing/object";
import { readEntry, type Entry } from "./bodies";
import type { KnownCase } from "./caseBook";

export type TimelineItem =
  | { kind: "opened"; id: string; by: string; at: number }
  | { kind: "entry"; id: string; by: string; entry: Entry };

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
  return item === undefined ? [] : [{ kind: "entry", id: `message-${item.position}`, by: item.by, entry: readEntry(item.by, item.body) }];
}

function lastOfEach(items: LogItem[]): LogItem[] {
  return items.filter((item, at) => !items.slice(at + 1).some((later) => later.by === item.by));
}

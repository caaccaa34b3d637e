import { objectHash } from "../../sealing/object";
import type { LogItem } from "../../sealing";
import { nameOf, type CaseView } from "../flow/case";
import { officeInstant } from "./officeInstant";
import { readTogether } from "../together/bodies";

/** Somebody opened the report. `last` of that person on that day. */
export type Opening = { name: string | null; day: string; time: string };

/** One line a person and day, newest first: who opened it and when, as the readers' own pages signed it. */
export function openingsOf(view: Pick<CaseView, "log" | "directory" | "nextNotice">): Opening[] {
  const lines = new Map<string, Opening>();
  for (const item of view.log) {
    if (item.act !== "open") continue;
    const { day, time } = officeInstant(item.ts, view.nextNotice);
    lines.set(`${item.by} ${day}`, { name: nameOf(view.directory, item.by), day, time });
  }
  return [...lines.values()].reverse();
}

/** What readers did with the report besides opening it, in the order in which it happened; acts without words here are left out. Files that somebody opened on one day are one line. */
export type Deed = { act: DeedAct; name: string | null; day: string; time: string; until: string | null };
export type DeedAct = (typeof acts)[number];
const acts = ["file.open", "letter.made", "export.made", "keep.day", "keep.hold", "keep.release", "erase.request", "erase.approve"] as const;

export function deedsOf(view: Pick<CaseView, "log" | "directory" | "nextNotice">): Deed[] {
  const files = new Set<string>();
  return view.log.flatMap((item) => {
    const act = acts.find((known) => known === item.act);
    if (act === undefined) return [];
    const { day, time } = officeInstant(item.ts, view.nextNotice);
    const once = `${item.by} ${day}`;
    if (act === "file.open" && files.has(once)) return [];
    if (act === "file.open") files.add(once);
    return [{ act, name: nameOf(view.directory, item.by), day, time, until: act === "keep.day" ? item.ref : null }];
  });
}

/** A request to open the name: who, when and why, who agreed, and when the name was opened. */
export type NameAsked = { name: string | null; day: string; time: string; reason: string; agreed: (string | null)[]; refused: (string | null)[]; back: boolean; opened: Opening | null };

/** Every request to open the name, with what became of it. Only an answer that names the request counts, and never the own one of who asked. */
export async function nameAsksOf(view: Pick<CaseView, "entries" | "stood" | "log" | "directory" | "nextNotice">): Promise<NameAsked[]> {
  const asks = new Map<string, NameAsked & { by: string }>();
  for (const [at, { by, mine, name, body }] of view.entries.entries()) {
    const object = view.stood[at];
    const told = body.kind === "unknown" && !mine ? readTogether(body.raw) : null;
    if (told === null || object === undefined) continue;
    if (told.kind === "name.ask") {
      const when = officeInstant(told.at ?? 0, view.nextNotice);
      const id = await objectHash(object);
      asks.set(id, { by, name, ...when, reason: told.reason ?? "", agreed: [], refused: [], back: false, opened: openedBy(view, by, id) });
    }
    const ask = told.ask === undefined ? undefined : asks.get(told.ask);
    if (ask === undefined) continue;
    if (told.kind === "name.yes" && by !== ask.by) ask.agreed.push(name);
    if (told.kind === "name.no" && by !== ask.by) ask.refused.push(name);
    if (told.kind === "name.back" && by === ask.by) ask.back = true;
  }
  return [...asks.values()];
}

function openedBy(view: Pick<CaseView, "log" | "directory" | "nextNotice">, by: string, ask: string): Opening | null {
  const line: LogItem | undefined = view.log.find((item) => item.act === "name.open" && item.by === by && item.ref === ask);
  return line === undefined ? null : { name: nameOf(view.directory, by), ...officeInstant(line.ts, view.nextNotice) };
}

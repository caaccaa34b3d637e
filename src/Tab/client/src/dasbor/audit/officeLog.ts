import { ApiError, type DashboardApi } from "../../api/dashboard";
import { readGlobalLog, signGlobalEntry, signingKeysOf, type Directory, type GlobalEntry, type Head, type LogItem, type SealingError, type Unlocked } from "../../sealing";

/** What does not fit in the office's log. Each has one sentence for a member. */
export type AuditDoubt = "short" | "forked" | "edited" | "order" | "repeated" | "foreign" | "list";

/** The office's log as far as it stands; `count` is how many lines the server gave. `unwritten`: the own line could not be added this time. */
export type OfficeLog = { lines: LogItem[]; head: Head | null; count: number; doubt: AuditDoubt | null; unwritten: boolean };

type Api = Pick<DashboardApi, "audit" | "addAudit">;

const mostTries = 6;
const secondsOfADay = 24 * 60 * 60;

const reasons: Readonly<Record<string, AuditDoubt>> = {
  "log-truncated": "short",
  "log-fork": "forked",
  "header-seq": "order",
  "header-prev": "order",
  "header-log": "foreign",
};

/** @param seen how far this member's pages have seen it; a log that holds less or something else is told */
export async function readOfficeLog(office: string, entries: GlobalEntry[], directory: Directory, seen: Head | null): Promise<OfficeLog> {
  const { items, head, fault } = await readGlobalLog(office, entries, (by) => signingKeysOf(directory, by), seen ?? undefined);
  const doubt = fault === null ? unknownList(items, directory) : doubtOf(fault, entries, items.length);
  return { lines: items, head, count: entries.length, doubt, unwritten: false };
}

/**
 * Reads the log, and writes what this page has to say: the list it sees, if nobody has noted it yet, and else that it holds for whole what others wrote
 * since its own last line. Nothing is written behind a log that does not stand.
 * @param day the office's day, "yyyy-MM-dd": lines tell no hour
 */
export async function keepOfficeLog(api: Api, me: Unlocked, office: string, directory: Directory, seen: Head | null, day: string): Promise<OfficeLog> {
  let log = await readOfficeLog(office, await api.audit(), directory, seen);
  for (let attempt = 0; attempt < mostTries && log.doubt === null; attempt += 1) {
    const next = nextLine(log, me.id, directory);
    if (next === null) return log;
    const line = await signGlobalEntry(me, office, log.head, { ...next, ts: startOf(day) });
    try {
      await api.addAudit(line);
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      if (fault.status !== 409) return { ...log, unwritten: true };
    }
    log = await readOfficeLog(office, await api.audit(), directory, log.head ?? seen);
  }
  return log;
}

/** What this member has to add, or null. Words of agreement ask for none in return, so that the log comes to rest. */
export function nextLine({ lines, head }: Pick<OfficeLog, "lines" | "head">, myId: string, directory: Directory): { act: "list" | "seen"; ref: string } | null {
  if (!lines.some((line) => line.act === "list" && line.ref === directory.hash)) return { act: "list", ref: directory.hash };
  const mine = lines.findLast((line) => line.by === myId)?.position ?? -1;
  const news = lines.some((line) => line.position > mine && line.act !== "seen");
  return news && head !== null ? { act: "seen", ref: head.hash } : null;
}

/** How far each of these members has held the log for whole: the place of the last line that each signed. */
export function lastOf(lines: readonly LogItem[], ids: readonly string[]): { id: string; last: LogItem | null }[] {
  return ids.map((id) => ({ id, last: lines.findLast((line) => line.by === id) ?? null }));
}

/** The office's day as the instant that a line names. */
export function startOf(day: string): number {
  const seconds = Date.parse(`${day}T00:00:00Z`) / 1000;
  return seconds - (seconds % secondsOfADay);
}

/** A colleague signed to have seen a list that this page was not given: the server shows different lists to different people. */
function unknownList(lines: readonly LogItem[], directory: Directory): AuditDoubt | null {
  const known = new Set([...(directory.past ?? []), directory].flatMap(({ hashes }) => hashes));
  return lines.every((line) => line.act !== "list" || (line.ref !== null && known.has(line.ref))) ? null : "list";
}

function doubtOf(fault: SealingError, entries: readonly GlobalEntry[], at: number): AuditDoubt {
  const bad = entries[at];
  if (bad !== undefined && entries.findIndex(({ e }) => e === bad.e) < at) return "repeated";
  return reasons[fault.reason] ?? "edited";
}

import type { DashboardApi } from "../../api/dashboard";
import { sealReport, siteSalt, type Directory, type OpenCase, type ThreadItem } from "../../sealing";
import { toBase64url } from "../../sealing/base64url";
import { utf8 } from "../../sealing/bytes";
import { readCaseHeader } from "../../sealing/case-key";
import { sha256 } from "../../sealing/derive";
import { randomBytes } from "../../sealing/random";
import { readEntry, type Report } from "../cases/bodies";
import { addDays, type Day } from "../time/officeTime";

/** "2026-Q4" */
export type Quarter = string;

const via = "practice";
const daysToBegin = 45;
const daysBetweenTurns = 7;

export function quarterOf(day: Day): Quarter {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

export function firstDayOf(quarter: Quarter): Day {
  return `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 2).padStart(2, "0")}-01`;
}

/**
 * The day from which this member's page makes the practice case of a quarter, or null for somebody who was not in the list when the quarter began. Each
 * quarter another member comes first, and another day; the others follow a week after each other, in case somebody is away.
 */
export async function turnOf(quarter: Quarter, directory: Directory, myId: string): Promise<Day | null> {
  const begins = Date.parse(`${firstDayOf(quarter)}T00:00:00Z`) / 1000;
  const members = directory.entry.members.filter(({ st, role }) => st === "active" && role === "member").map(({ id }) => id);
  const then = directory.entries.findLast(({ iat }) => iat <= begins);
  if (!members.includes(myId) || then?.members.some(({ id, st }) => id === myId && st === "active") !== true) return null;
  const drawn = await Promise.all(members.map(async (id) => ({ id, lot: toBase64url(await sha256(utf8(`${quarter}/${id}`))) })));
  const place = drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1)).findIndex(({ id }) => id === myId);
  const [first = 0] = await sha256(utf8(`${quarter}/${directory.hashes[0] ?? ""}`));
  return addDays(firstDayOf(quarter), (first % daysToBegin) + place * daysBetweenTurns);
}

/**
 * Sends the practice case of this quarter when it is this member's turn and nobody made one: a report of the usual shape to the whole team, by the way of
 * every hand-over. Its receipt is thrown away, so that nobody can come back to it.
 * @returns the case that was sent, or null
 */
export async function makePractice(
  api: Pick<DashboardApi, "handOver">, office: string, directory: Directory, myId: string, today: Day, made: ReadonlyMap<Quarter, string>, story: string,
): Promise<{ quarter: Quarter; caseId: string } | null> {
  const quarter = quarterOf(today);
  if (made.has(quarter)) return null;
  const turn = await turnOf(quarter, directory, myId);
  if (turn === null || today < turn) return null;
  const to = directory.entry.members.filter(({ st, role }) => st === "active" && role === "member").map(({ id }) => id).slice(0, mostReaders);
  const body: Report & { quarter: Quarter } = { kind: "report", via, quarter, text: story, contact: { choice: "here" }, consent: [], language: "id" };
  const report = await sealReport({ directory, to, exclude: [], late: [], body, siteSalt: await siteSalt(office) });
  await api.handOver(toBase64url(randomBytes(16)), report);
  return { quarter, caseId: readCaseHeader(report.sealed.kh).case };
}

const mostReaders = 8;

/** The quarter of a practice case, or null for a case in which somebody waits. A report is signed by who sent it: nobody turns one into the other. */
export function practiceOf(open: Pick<OpenCase, "payload">): Quarter | null {
  const body = open.payload.body as { via?: unknown; quarter?: unknown } | null;
  return body?.via === via && typeof body.quarter === "string" && /^\d{4}-Q[1-4]$/.test(body.quarter) ? body.quarter : null;
}

/** Who has answered it, each once, in the order in which they did. */
export function answeredBy(items: readonly ThreadItem[]): string[] {
  return [...new Set(items.filter(({ by, body }) => by !== "r" && readEntry(by, body).kind === "answer").map(({ by }) => by))];
}

/** Which of a number of stories is this quarter's. */
export function storyOf(quarter: Quarter, count: number): number {
  return (Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6))) % count;
}

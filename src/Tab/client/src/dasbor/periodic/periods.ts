import type { Day } from "../time/officeTime";

/** How long a report's time is. */
export const lengths = ["month", "quarter", "half", "year"] as const;
export type Length = (typeof lengths)[number];

/** A time as the server names it: "2026", "2026-S1", "2026-T3", "2026-08". */
export type Period = { code: string; part: number };

const months: Record<Length, number> = { month: 1, quarter: 3, half: 6, year: 12 };

/** The times of a year that have begun, the newest first. */
export function periodsOf(length: Length, year: number, today: Day): Period[] {
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const begun = year < thisYear ? 12 / months[length] : year > thisYear ? 0 : Math.ceil(thisMonth / months[length]);
  return Array.from({ length: begun }, (_, at) => at + 1).reverse().map((part) => ({ code: codeOf(length, year, part), part }));
}

/** The last time that is over; the present one where none is. */
export function lastOver(length: Length, today: Day): { year: number; code: string } {
  const year = Number(today.slice(0, 4));
  const over = periodsOf(length, year, today)[1] ?? periodsOf(length, year - 1, today)[0];
  return over === undefined ? { year, code: String(year) } : { year: Number(over.code.slice(0, 4)), code: over.code };
}

function codeOf(length: Length, year: number, part: number): string {
  if (length === "year") return String(year);
  return length === "month" ? `${year}-${String(part).padStart(2, "0")}` : `${year}-${length === "half" ? "S" : "T"}${part}`;
}

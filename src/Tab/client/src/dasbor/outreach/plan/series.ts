import { addDays, isDay, weekday, type Day } from "../../time/officeTime";

export const rhythms = ["once", "weekly", "fortnightly", "monthly"] as const;
export type Rhythm = (typeof rhythms)[number];

/** As many as the server takes, the first included. */
export const mostSessions = 26;

/**
 * The days after the first, at a rhythm. Monthly keeps the weekday and its place in the month ("second Tuesday"), since offices count so; where a
 * month has no fifth one, its last.
 */
export function furtherDays(first: Day, rhythm: Rhythm, sessions: number): Day[] {
  if (rhythm === "once" || !isDay(first)) return [];
  return Array.from({ length: Math.min(Math.max(sessions, 1), mostSessions) - 1 }, (_, at) => {
    if (rhythm === "monthly") return sameWeekdayLater(first, at + 1);
    return addDays(first, (at + 1) * (rhythm === "weekly" ? 7 : 14));
  });
}

function sameWeekdayLater(first: Day, months: number): Day {
  const place = Math.ceil(Number(first.slice(8)) / 7);
  const month = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months;
  const start = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
  const day = addDays(start, ((weekday(first) - weekday(start) + 7) % 7) + (place - 1) * 7);
  return day.slice(0, 7) === start.slice(0, 7) ? day : addDays(day, -7);
}

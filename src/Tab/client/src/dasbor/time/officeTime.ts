import { officeZone as zone, zoneName } from "./officeZone";

/** A day of the office as "yyyy-MM-dd". */
export type Day = string;

const dayParts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });

/** The day of the office at this instant (milliseconds). */
export function dayOf(instant: number): Day {
  return dayParts.format(instant);
}

/** "yyyy-MM-dd" and a real day of the calendar. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

const clockParts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Day and hour of the office as "yyyy-MM-ddTHH:mm": comparing texts compares times. */
export function officeClock(instant: number): string {
  return `${dayOf(instant)}T${clockParts.format(instant)}`;
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: Day): number {
  return new Date(day).getUTCDay();
}

export function addDays(day: Day, days: number): Day {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** How many days lie from one day to another; negative when it is past. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** "Senin, 23 November 2026" */
export function longDay(day: Day, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(new Date(day));
}

/** "1 Desember 2028" */
export function plainDay(day: Day, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" }).format(new Date(day));
}

/** "Senin, 23 November" */
export function shortDay(day: Day, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" }).format(new Date(day));
}

/** "08.15", in office time. */
export function clock(instant: number, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(instant);
}

/** "Senin, 23 November, 08.15 WIB" */
export function dayAndClock(instant: number, language: string): string {
  return `${shortDay(dayOf(instant), language)}, ${clock(instant, language)} ${zoneName}`;
}

function locale(language: string): string {
  return language === "en" ? "en-GB" : "id-ID";
}

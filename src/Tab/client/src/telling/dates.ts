/** Days are "2026-11-26", instants carry the office's offset: what is shown is the office's wall clock, wherever the phone is set to. */
export type Language = "id" | "en";

export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** "09.00", the Indonesian way, in both languages. */
export function timeOf(instant: string): string {
  return instant.slice(11, 16).replace(":", ".");
}

/** "Senin, 25 Agustus 2025" */
export function longDay(day: string, language: Language): string {
  const form = new Intl.DateTimeFormat(language === "id" ? "id-ID" : "en-GB", { dateStyle: "full", timeZone: "UTC" });
  return form.format(new Date(`${day}T00:00:00Z`));
}

/** Monday to Friday; holidays are the server's knowledge, which gives its own day when a report is sent. */
export function addWorkingDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  for (let left = count; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() % 6 !== 0) left--;
  }
  return date.toISOString().slice(0, 10);
}

/** The office's target: an answer within three working days after its next notice. A target of the office, not a rule of Decision 1341. */
const answerWithin = 3;

/** The day to look for an answer to words that the team hears of at `nextNotice`. */
export function firstLook(nextNotice: string): string {
  return addWorkingDays(dayOf(nextNotice), answerWithin);
}

/** The day an instant falls on at the office, whose offset (minutes) is read from an instant the server gave. */
export function officeDay(now: number, offsetMinutes: number): string {
  return new Date(now + offsetMinutes * 60_000).toISOString().slice(0, 10);
}

/** The day so many days from now, at the office. */
export function dayAfter(now: number, days: number, offsetMinutes: number): string {
  return officeDay(now + days * 86_400_000, offsetMinutes);
}

export function offsetOf(instant: string): number {
  const parts = /([+-])(\d{2}):(\d{2})$/.exec(instant);
  if (parts === null) return 0;
  return (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
}

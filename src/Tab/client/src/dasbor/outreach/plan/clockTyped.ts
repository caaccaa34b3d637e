/**
 * An hour as people of the office write it: "9", "9.00", "09:00", "0930". The browser's own field for hours follows the
 * machine's language and shows AM and PM on an English Windows, where 12.00 AM is read wrongly.
 * @returns "HH:mm", or null when it is no hour of a day.
 */
export function clockOf(typed: string): string | null {
  const parts = /^(\d{1,2})(?:[.:]?([0-5]\d))?$/.exec(typed.trim());
  if (parts === null) return null;
  const hour = Number(parts[1]);
  return hour > 23 ? null : `${String(hour).padStart(2, "0")}:${parts[2] ?? "00"}`;
}

import type { AgendaItem } from "../../../api/dashboardSchemas";

/** "HH:mm" so many minutes later; null past midnight. */
export function laterBy(clock: string, minutes: number): string | null {
  const total = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) + minutes;
  return total >= 24 * 60 ? null : `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}

/** When each item begins, as long as every item before it says how long it takes; null after that. */
export function agendaTimes(agenda: readonly AgendaItem[], start: string): (string | null)[] {
  let at: string | null = start;
  return agenda.map(({ minutes }) => {
    const begins = at;
    at = at === null || minutes === 0 ? null : laterBy(at, minutes);
    return begins;
  });
}

export function totalMinutes(agenda: readonly AgendaItem[]): number {
  return agenda.reduce((sum, { minutes }) => sum + minutes, 0);
}

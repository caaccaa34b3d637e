import type { Home } from "../../api/dashboardSchemas";
import { dayOf, type Day } from "../time/officeTime";

const firstDays = 60;
const lastDays = 14;
const dayMilliseconds = 24 * 60 * 60_000;

export type TermState = "soon" | "near" | "over";

/**
 * Where an appointment stands: reminded sixty and fourteen days before its last day. Nobody is locked out by a date.
 * @param checked The server's clock, milliseconds.
 */
export function termState(ends: Day | null, checked: number): TermState | null {
  if (ends === null) return null;
  const left = Math.round((Date.parse(ends) - Date.parse(dayOf(checked))) / dayMilliseconds);
  return left < 0 ? "over" : left <= lastDays ? "near" : left <= firstDays ? "soon" : null;
}

export type Ending = { seat: Home["team"][number]; ends: Day; state: TermState };

/** Everybody of the team whose term is to be spoken of. */
export function endings(home: Home, listed: (id: string) => boolean): Ending[] {
  return home.team.flatMap((seat) => {
    const state = termState(seat.termEnds, Date.parse(home.checkedAt));
    return state === null || seat.termEnds === null || !listed(seat.memberId) ? [] : [{ seat, ends: seat.termEnds, state }];
  });
}

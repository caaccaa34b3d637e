import { isDay, type Day } from "../time/officeTime";
import type { Piece, Registered } from "./mediaApi";

/** The day on which a piece went, or will go; null while it stays. */
export const endOf = (piece: Piece): Day | null => piece.takenDown ?? piece.until;

/** Years in which something hung or was published, the newest first; this one always. */
export function yearsOf(pieces: readonly Registered[], today: Day): number[] {
  const years = new Set([Number(today.slice(0, 4))]);
  for (const { piece } of pieces) for (let year = Number(piece.since.slice(0, 4)); year <= Number((endOf(piece) ?? today).slice(0, 4)) && year <= Number(today.slice(0, 4)); year += 1) years.add(year);
  return [...years].sort((a, b) => b - a);
}

/** Whether a piece was there on some day of this year. */
export function wasThere(piece: Piece, year: number, today: Day): boolean {
  return Number(piece.since.slice(0, 4)) <= year && year <= Number((endOf(piece) ?? today).slice(0, 4));
}

export type PieceFault = "place" | "reviewer" | "since" | "until" | "down";

/** What the server would refuse, said beside its field. */
export function faultOf(piece: Piece, today: Day): PieceFault | null {
  if (piece.place.trim() === "") return "place";
  if (piece.wording === "own" && piece.reviewedBy.trim() === "") return "reviewer";
  if (!isDay(piece.since) || piece.since > today) return "since";
  if (piece.until !== null && (!isDay(piece.until) || piece.until < piece.since)) return "until";
  return piece.takenDown !== null && (!isDay(piece.takenDown) || piece.takenDown < piece.since || piece.takenDown > today) ? "down" : null;
}

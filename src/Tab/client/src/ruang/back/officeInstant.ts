import { offsetOf } from "../../telling/dates";

/** A unix second on the office's wall clock, whose offset is read from an instant that the server gave. */
export function officeInstant(second: number, like: string): { day: string; time: string } {
  const text = new Date(second * 1000 + offsetOf(like) * 60_000).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16).replace(":", ".") };
}

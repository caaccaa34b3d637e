import { dayOf, weekday } from "../../time/officeTime";

/** The form; days and hours are the office's. The page turns typed hours into "HH:mm" before it asks here (clockTyped). */
export type PlanForm = {
  title: string;
  day: string;
  start: string;
  end: string;
  place: string;
  online: boolean;
  moderator: string;
  speakers: string;
  invitees: string;
  agenda: string;
};

/** Stops the saving; stands under its field. */
export type PlanFault = "title" | "day" | "past" | "start" | "end" | "where" | "moderator" | "invitees" | "address";
/** Does not stop it: the planner may know better. */
export type PlanWarning = "weekend" | "friday" | "lunch";

const fridayPrayer = ["11:30", "13:00"] as const;
const lunch = ["12:00", "13:00"] as const;

/** Parts of a list typed one per line or with commas or semicolons; each once. */
export function listOf(text: string): string[] {
  return [...new Set(text.split(/[\n,;]+/).map((part) => part.trim()).filter((part) => part !== ""))];
}

/** Those of the list that cannot be a mailbox. */
export function badMailboxes(text: string): string[] {
  return listOf(text).filter((address) => !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(address));
}

/** @param now Milliseconds; a plan lies in the future. */
export function planFaults(form: PlanForm, now: number): Set<PlanFault> {
  const faults = new Set<PlanFault>();
  if (form.title.trim() === "") faults.add("title");
  if (form.day === "") faults.add("day");
  else if (form.day < dayOf(now)) faults.add("past");
  if (form.start === "") faults.add("start");
  if (form.end === "" || form.end <= form.start) faults.add("end");
  if (form.place.trim() === "" && !form.online) faults.add("where");
  if (form.moderator.trim() === "") faults.add("moderator");
  if (listOf(form.invitees).length === 0) faults.add("invitees");
  else if (badMailboxes(form.invitees).length > 0) faults.add("address");
  return faults;
}

/** Friday prayer wins over lunch: one sentence is enough for the same hour. */
export function planWarnings(form: Pick<PlanForm, "day" | "start" | "end">): Set<PlanWarning> {
  const warnings = new Set<PlanWarning>();
  if (form.day === "") return warnings;
  const number = weekday(form.day);
  if (number === 0 || number === 6) warnings.add("weekend");
  if (form.start === "" || form.end <= form.start) return warnings;
  const meets = ([from, to]: readonly [string, string]) => form.start < to && form.end > from;
  if (number === 5 && meets(fridayPrayer)) warnings.add("friday");
  else if (meets(lunch)) warnings.add("lunch");
  return warnings;
}

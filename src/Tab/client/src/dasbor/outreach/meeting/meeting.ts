import type { Session } from "../../../api/dashboardSchemas";
import { isDay } from "../../time/officeTime";

/** What a meeting leaves behind, as it is being written. */
export type MeetingForm = Pick<Session, "points" | "contacts" | "meetingNotes">;

export const emptyPoint: MeetingForm["points"][number] = { text: "", owner: "", due: "" };

export function recordOf({ points, contacts, meetingNotes }: Session): MeetingForm {
  return { points, contacts, meetingNotes };
}

/** The points in which the text, the person or the day is missing, by their place. */
export function pointFaults({ points }: MeetingForm): Set<number> {
  return new Set(points.flatMap(({ text, owner, due }, at) => (text.trim() === "" || owner.trim() === "" || !isDay(due) ? [at] : [])));
}

/** Services whose new contact is still missing. */
export function contactFaults({ contacts }: MeetingForm): Set<string> {
  return new Set(contacts.flatMap(({ service, contact }) => (contact.trim() === "" ? [service] : [])));
}

/** Contacts after one was tried: as it was, with another number, or not tried after all (null). */
export function tried(contacts: MeetingForm["contacts"], service: string, result: { contact: string; same: boolean } | null): MeetingForm["contacts"] {
  const rest = contacts.filter((one) => one.service !== service);
  return result === null ? rest : [...rest, { service, ...result }];
}

/** What somebody else saved and what was written here, both whole: nothing of either is lost, and a person looks through it before it is saved. */
export function together(theirs: MeetingForm, mine: MeetingForm): MeetingForm {
  const same = (a: MeetingForm["points"][number], b: MeetingForm["points"][number]) => a.text === b.text && a.owner === b.owner && a.due === b.due;
  return {
    points: [...theirs.points, ...mine.points.filter((point) => !theirs.points.some((one) => same(one, point)))],
    contacts: [...theirs.contacts, ...mine.contacts.filter(({ service }) => !theirs.contacts.some((one) => one.service === service))],
    meetingNotes: [...new Set([theirs.meetingNotes, mine.meetingNotes])].filter((text) => text !== "").join("\n\n"),
  };
}

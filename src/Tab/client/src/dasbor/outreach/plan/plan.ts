import type { AgendaItem, PlannerSettings, Session, SessionKind, SessionPlan, Speaker } from "../../../api/dashboardSchemas";
import { isDay } from "../../time/officeTime";
import { laterBy, totalMinutes } from "./agenda";
import { clockOf } from "./clockTyped";
import type { Rhythm } from "./series";

/** The form, as it was typed. Days and hours are the office's. */
export type PlanForm = {
  kind: SessionKind;
  title: string;
  day: string;
  start: string;
  end: string;
  place: string;
  online: boolean;
  link: string;
  moderator: string;
  speakers: Speaker[];
  /** Names of the office's own groups that are ticked, and other units as typed. */
  audiences: string[];
  units: string;
  invitees: string;
  agenda: { minutes: string; title: string }[];
  rhythm: Rhythm;
  sessions: string;
  /** The days of a series after the first. */
  further: string[];
  /** Of a session in a series: the same change is wanted for the later ones. */
  following: boolean;
};

/** Stops the saving; stands under its field. */
export type PlanFault = "title" | "day" | "past" | "start" | "end" | "where" | "link" | "moderator" | "speakers" | "invitees" | "address" | "agenda" | "further";

/** Parts of a list typed one per line or with commas or semicolons; each once. */
export function listOf(text: string): string[] {
  return [...new Set(text.split(/[\n,;]+/).map((part) => part.trim()).filter((part) => part !== ""))];
}

/** Those of the list that cannot be a mailbox. */
export function badMailboxes(text: string): string[] {
  return listOf(text).filter((address) => !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(address));
}

export function isLink(text: string): boolean {
  return URL.canParse(text) && /^https:\/\/[^/@]+\.[^/@]+(?:\/|$|\?)/.test(text);
}

/** Everybody who is invited: those of the ticked groups and those who were typed, each once. */
export function attendeesOf(form: PlanForm, settings: Pick<PlannerSettings, "audiences">): string[] {
  const grouped = settings.audiences.filter(({ name }) => form.audiences.includes(name)).flatMap(({ mailboxes }) => mailboxes);
  const seen = new Set<string>();
  return [...grouped, ...listOf(form.invitees)].filter((address) => !seen.has(address.toLowerCase()) && seen.add(address.toLowerCase()));
}

/** Rows that nobody filled are none. */
export function agendaOf(form: PlanForm): AgendaItem[] {
  return form.agenda.filter(({ title, minutes }) => title.trim() !== "" || minutes.trim() !== "").map(({ title, minutes }) => ({ title: title.trim(), minutes: Number(minutes.trim() === "" ? 0 : minutes) }));
}

export function speakersOf(form: PlanForm): Speaker[] {
  return form.speakers.filter(({ name, from }) => name.trim() !== "" || from.trim() !== "").map((speaker) => ({ ...speaker, name: speaker.name.trim(), from: speaker.from.trim() }));
}

/**
 * @param local The office's clock now, "yyyy-MM-ddTHH:mm"; a plan lies after it.
 * @param standing The start of the session that is being changed: one that has begun may still get a guest or an agenda.
 */
export function planFaults(form: PlanForm, settings: Pick<PlannerSettings, "audiences">, local: string, standing?: string): Set<PlanFault> {
  const faults = new Set<PlanFault>();
  const [start, end] = [clockOf(form.start), clockOf(form.end)];
  if (form.title.trim() === "" || form.title.length > 120) faults.add("title");
  if (!isDay(form.day)) faults.add("day");
  else if (`${form.day}T${start ?? "24:00"}` <= local && `${form.day}T${start ?? ""}` !== standing) faults.add("past");
  if (start === null) faults.add("start");
  if (end === null || (start !== null && end <= start)) faults.add("end");
  if (form.place.trim() === "" && !form.online && form.link.trim() === "") faults.add("where");
  if (form.link.trim() !== "" && !isLink(form.link.trim())) faults.add("link");
  if (form.moderator.trim() === "") faults.add("moderator");
  if (speakersOf(form).some(({ name }) => name === "")) faults.add("speakers");
  if (badMailboxes(form.invitees).length > 0) faults.add("address");
  else if (attendeesOf(form, settings).length === 0) faults.add("invitees");
  if (agendaOf(form).some(({ minutes, title }) => title === "" || !Number.isInteger(minutes) || minutes < 0 || minutes > 600)) faults.add("agenda");
  if (form.further.some((day, at) => !isDay(day) || day <= (form.further[at - 1] ?? form.day))) faults.add("further");
  return faults;
}

/** What is sent, once nothing is missing. */
export function sentPlan(form: PlanForm, settings: Pick<PlannerSettings, "audiences">, submitKey: string): SessionPlan {
  const filled = (text: string) => (text.trim() === "" ? null : text.trim());
  return {
    submitKey, kind: form.kind, title: form.title.trim(), startsAt: `${form.day}T${clockOf(form.start) ?? ""}`, endsAt: `${form.day}T${clockOf(form.end) ?? ""}`,
    place: filled(form.place), online: form.online, meetingUrl: filled(form.link), moderator: form.moderator.trim(), speakers: speakersOf(form),
    audienceUnits: [...form.audiences, ...listOf(form.units).filter((unit) => !form.audiences.includes(unit))], attendees: attendeesOf(form, settings), agenda: agendaOf(form), furtherDays: form.further,
  };
}

/** The form of a session that is there already. Groups are ticked again where all their mailboxes are still invited. */
export function formOf(session: Session, settings: Pick<PlannerSettings, "audiences">): PlanForm {
  const invited = new Set(session.attendees.map((address) => address.toLowerCase()));
  const ticked = settings.audiences.filter(({ name, mailboxes }) => session.audienceUnits.includes(name) && mailboxes.every((address) => invited.has(address.toLowerCase())));
  const grouped = new Set(ticked.flatMap(({ mailboxes }) => mailboxes.map((address) => address.toLowerCase())));
  const names = ticked.map(({ name }) => name);
  return {
    kind: session.kind, title: session.title, day: session.startsAt.slice(0, 10), start: written(session.startsAt.slice(11)), end: written(session.endsAt.slice(11)), place: session.place ?? "",
    online: session.online, link: session.meetingUrl ?? "", moderator: session.moderator, speakers: session.speakers, audiences: names, units: session.audienceUnits.filter((unit) => !names.includes(unit)).join(", "),
    invitees: session.attendees.filter((address) => !grouped.has(address.toLowerCase())).join("\n"), agenda: session.agenda.map(({ minutes, title }) => ({ minutes: minutes === 0 ? "" : String(minutes), title })),
    rhythm: "once", sessions: "1", further: [], following: false,
  };
}

/** "09.00" once it is an hour; what is no hour stays as it was typed. */
export function written(typed: string): string {
  return clockOf(typed)?.replace(":", ".") ?? typed;
}

/** The end that an agenda gives; null where it does not fit the day. */
export function endOf(start: string, agenda: readonly AgendaItem[]): string | null {
  const begins = clockOf(start);
  const ends = begins === null ? null : laterBy(begins, totalMinutes(agenda));
  return ends === null ? null : ends.replace(":", ".");
}

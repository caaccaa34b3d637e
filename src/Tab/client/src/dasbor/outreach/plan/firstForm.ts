import type { Session, SessionKind } from "../../../api/dashboardSchemas";
import { addDays, type Day } from "../../time/officeTime";
import { isWorkingDay } from "../../time/workingDays";
import type { Tell } from "../words";
import { endOf, type PlanForm } from "./plan";
import { templates } from "./templates";

/** Time for the letter of invitation. */
const daysAhead = 7;
const usualStart = "09.00";

type FromTemplate = Pick<PlanForm, "kind" | "title" | "agenda" | "end">;

/** A form in which only the people are missing: the next working day in a week, nine o'clock, the place and moderator of the last session. */
export function firstForm(tell: Tell, today: Day, sessions: readonly Session[]): PlanForm {
  let day = addDays(today, daysAhead);
  while (!isWorkingDay(day)) day = addDays(day, 1);
  const last = [...sessions].sort((a, b) => b.startsAt.localeCompare(a.startsAt))[0];
  return {
    ...fromTemplate(tell, "training", usualStart), day, start: usualStart, place: last?.place ?? "", online: last?.online ?? false, link: "", moderator: last?.moderator ?? "",
    speakers: [{ name: "", from: "", outside: false }], audiences: [], units: "", invitees: "", rhythm: "once", sessions: "4", further: [], following: false,
  };
}

function fromTemplate(tell: Tell, kind: SessionKind, start: string): FromTemplate {
  const { title, agenda } = templates[kind];
  return { kind, title: tell(title), agenda: agenda.map(([item, minutes]) => ({ title: tell(item), minutes: String(minutes) })), end: endOf(start, agenda.map(([item, minutes]) => ({ title: item, minutes }))) ?? "" };
}

/** Another kind: what still is as the template of the old one goes with it; what somebody wrote stays. */
export function changeKind(form: PlanForm, kind: SessionKind, tell: Tell): PlanForm {
  const [before, after] = [fromTemplate(tell, form.kind, form.start), fromTemplate(tell, kind, form.start)];
  const agendaIsOld = JSON.stringify(form.agenda) === JSON.stringify(before.agenda);
  return {
    ...form, kind,
    title: form.title === before.title ? after.title : form.title,
    agenda: agendaIsOld ? after.agenda : form.agenda,
    end: agendaIsOld && form.end === before.end ? after.end : form.end,
  };
}

/** Another start: the end keeps its distance as long as it is the agenda's. */
export function changeStart(form: PlanForm, start: string): PlanForm {
  const agenda = form.agenda.map(({ minutes, title }) => ({ minutes: Number(minutes), title }));
  const moves = form.end === endOf(form.start, agenda);
  return { ...form, start, end: moves ? endOf(start, agenda) ?? form.end : form.end };
}

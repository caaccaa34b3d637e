import type { SessionKind } from "../../../api/dashboardSchemas";
import type { PlanKey } from "../words";

/** What a kind of session usually is: a neutral title, and an agenda that fills its time. Items are the texts `item.*` with their minutes. */
export type Template = { title: PlanKey; agenda: readonly (readonly [PlanKey, number])[] };

export const templates: Record<SessionKind, Template> = {
  kickoff: { title: "calendar.title.kickoff", agenda: [["item.opening", 5], ["item.chair", 10], ["item.decree", 35], ["item.law", 35], ["item.questions", 20], ["item.pledge", 10], ["item.closing", 5]] },
  training: { title: "calendar.title.training", agenda: [["item.opening", 5], ["item.chair", 10], ["item.decree", 40], ["item.law", 35], ["item.questions", 25], ["item.closing", 5]] },
  newcomers: { title: "calendar.title.newcomers", agenda: [["item.opening", 5], ["item.room", 20], ["item.rights", 15], ["item.questions", 10], ["item.pledge", 10]] },
  adhoc: { title: "calendar.title.adhoc", agenda: [["item.opening", 5], ["item.chair", 10], ["item.rights", 30], ["item.room", 20], ["item.questions", 20], ["item.closing", 5]] },
  posko: { title: "calendar.title.posko", agenda: [["item.opening", 5], ["item.chair", 10], ["item.posko", 15], ["item.visit", 15], ["item.questions", 10], ["item.closing", 5]] },
  coordination: { title: "calendar.title.coordination", agenda: [["item.opening", 5], ["item.before", 15], ["item.flow", 30], ["item.contacts", 15], ["item.plans", 20], ["item.conclusion", 5]] },
  "team-meeting": { title: "calendar.title.team-meeting", agenda: [["item.before", 10], ["item.plans", 20], ["item.tasks", 15], ["item.contacts", 10], ["item.conclusion", 5]] },
  plenary: { title: "calendar.title.plenary", agenda: [["item.figures", 10], ["item.plans", 10], ["item.decision", 10]] },
};

/** Meetings end in agreed points and minutes. */
export function isMeeting(kind: SessionKind): boolean {
  return kind === "coordination" || kind === "team-meeting" || kind === "plenary";
}

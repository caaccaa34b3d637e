import type { ComponentType, LazyExoticComponent } from "react";
import type { Session } from "../../api/dashboardSchemas";
import { later } from "./later";
import { isMeeting } from "./plan/templates";

/** A part of a session's page. It asks the server through useSessionDesk(). */
export type Section = { name: string; for?: (session: Session) => boolean; Part: LazyExoticComponent<ComponentType<{ session: Session }>> };

/** In the order of the page: one line for each part. */
export const sections: readonly Section[] = [
  { name: "calendar", Part: later(() => import("./calendar/CalendarSection").then((module) => module.CalendarSection)) },
  { name: "reminder", Part: later(() => import("../reminders/ReminderSection").then((module) => module.ReminderSection)) },
  { name: "meeting", for: ({ kind }) => isMeeting(kind), Part: later(() => import("./meeting/MeetingSection").then((module) => module.MeetingSection)) },
  { name: "attendance", Part: later(() => import("./attendance/AttendanceSection").then((module) => module.AttendanceSection)) },
  { name: "papers", Part: later(() => import("./papers/PapersSection").then((module) => module.PapersSection)) },
];

import type { CaseView } from "../flow/case";
import { openingsOf } from "./opened";

/** What a withdrawal cannot bring back: who has read, where letters went, what was taken out of the dashboard. */
export type Irrevocable = { readers: string[]; services: string[]; copies: boolean; satgas: boolean };

/** Told from the thread and the log as they stand; what a reader kept in memory or told somebody stands nowhere. */
export function irrevocable(view: Pick<CaseView, "log" | "directory" | "nextNotice" | "entries">): Irrevocable {
  const unique = (names: (string | null)[]) => [...new Set(names.filter((name) => name !== null))];
  const sent = view.entries.flatMap(({ mine, body }) => (!mine && body.kind === "referral" && body.step !== "declined" && body.step !== "recalled" ? [body.name] : []));
  return {
    readers: unique(openingsOf(view).map(({ name }) => name)),
    services: unique(sent),
    copies: view.log.some(({ act }) => act === "export.made"),
    satgas: view.entries.some(({ mine, body }) => !mine && body.kind === "answer" && body.status === "escalated"),
  };
}

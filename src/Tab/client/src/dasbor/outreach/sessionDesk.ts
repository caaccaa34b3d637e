import { createContext, useContext } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Session } from "../../api/dashboardSchemas";
import type { DraftSafe } from "../session/draftSafe";

/** What the sections of a session's page share: how to ask the server, where a fresher session goes, and where text waits while the page is locked. */
export type SessionDesk = { api: DashboardApi; drafts: DraftSafe; changed: (session: Session) => void; edit: () => void };

const context = createContext<SessionDesk | null>(null);

export const SessionDeskProvider = context.Provider;

/** Within a session's page only. */
export function useSessionDesk(): SessionDesk {
  const desk = useContext(context);
  if (desk === null) throw new Error("outside a session's page");
  return desk;
}

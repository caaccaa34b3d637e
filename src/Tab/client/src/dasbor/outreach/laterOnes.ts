import type { Session } from "../../api/dashboardSchemas";

/** How many later sessions of its series stand and have not begun by the office's clock. */
export function laterOnes(sessions: readonly Session[], { seriesId, number }: Session, local: string): number {
  return sessions.filter((one) => seriesId !== null && one.seriesId === seriesId && one.number > number && one.startsAt > local && one.state !== "cancelled" && one.state !== "cancelling").length;
}

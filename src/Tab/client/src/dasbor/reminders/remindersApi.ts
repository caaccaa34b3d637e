import * as v from "valibot";
import type { DashboardApi } from "../../api/dashboard";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const round = v.object({ going: v.boolean(), at: v.string(), total: count, sent: count, unreached: count, unsure: count });
const session = v.object({ open: v.boolean(), off: v.boolean(), at: v.nullable(v.string()), last: v.nullable(round), groups: count, lockScreen: v.string() });
const pledges = v.object({ missing: count, nextAt: v.nullable(v.string()), last: v.nullable(round), lockScreen: v.string() });

/** How far the last one has come, in numbers. */
export type Round = v.InferOutput<typeof round>;
export type SessionReminder = v.InferOutput<typeof session>;
export type PledgeReminder = v.InferOutput<typeof pledges>;
type Lent = Pick<DashboardApi, "later">;

const path = (id: string) => `/sessions/${id}/reminder`;

export const sessionReminder = (api: Lent, id: string): Promise<SessionReminder> => api.later(session, "GET", path(id));
export const switchReminder = (api: Lent, id: string, off: boolean): Promise<SessionReminder> => api.later(session, "PUT", path(id), { off });
export const sendReminder = (api: Lent, id: string): Promise<SessionReminder> => api.later(session, "POST", path(id), {});
export const pledgeReminder = (api: Lent): Promise<PledgeReminder> => api.later(pledges, "GET", "/pledges/reminder");
export const sendPledgeReminder = (api: Lent): Promise<PledgeReminder> => api.later(pledges, "POST", "/pledges/reminder", {});

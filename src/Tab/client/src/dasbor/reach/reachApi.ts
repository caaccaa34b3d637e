import * as v from "valibot";
import type { DashboardApi } from "../../api/dashboard";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const coverage = v.object({ units: v.array(v.object({ year: count, unit: v.string(), people: count })) });
const names = v.object({ names: v.array(v.object({ name: v.string(), unit: v.string(), came: v.boolean() })) });
const newcomers = v.object({
  newcomers: v.array(v.object({ id: v.string(), name: v.string(), unit: v.string(), startsOn: v.string(), came: v.boolean(), confirmed: v.boolean(), perhapsIn: v.nullable(v.string()) })),
});

export type UnitReach = v.InferOutput<typeof coverage>["units"][number];
export type ReachedName = v.InferOutput<typeof names>["names"][number];
export type Newcomer = v.InferOutput<typeof newcomers>["newcomers"][number];

/** What shall be true of the list of newcomers. Sent again it changes nothing more. */
export type NewcomerChange = { add?: { id: string; name: string; unit: string; startsOn: string }[]; remove?: string[]; confirm?: { id: string; came: boolean }[] };
type Lent = Pick<DashboardApi, "later">;

export const unitsReached = async (api: Lent): Promise<UnitReach[]> => (await api.later(coverage, "GET", "/attendance/coverage")).units;
export const namesReached = async (api: Lent): Promise<ReachedName[]> => (await api.later(names, "GET", "/attendance/coverage/names")).names;
export const readNewcomers = async (api: Lent): Promise<Newcomer[]> => (await api.later(newcomers, "GET", "/attendance/newcomers")).newcomers;
export const changeNewcomers = async (api: Lent, change: NewcomerChange): Promise<Newcomer[]> => (await api.later(newcomers, "POST", "/attendance/newcomers", change)).newcomers;

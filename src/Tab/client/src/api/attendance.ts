import * as v from "valibot";
import type { DashboardApi } from "./dashboard";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sex = v.nullable(v.picklist(["L", "P"]));
const mode = v.picklist(["onsite", "online", "paper"]);

const list = v.object({
  open: v.boolean(),
  closed: v.boolean(),
  people: v.array(v.object({ id: v.string(), name: v.string(), unit: v.string(), sex, mode: v.nullable(mode) })),
  entries: v.array(v.object({ id: v.string(), name: v.string(), unit: v.string(), sex, mode, late: v.boolean(), person: v.nullable(v.string()), aside: v.boolean() })),
  units: v.array(v.object({ unit: v.string(), listed: count, onSite: count, online: count, men: count, women: count })),
});
const screen = v.object({ address: v.string(), codes: v.array(v.object({ code: v.string(), untilMs: count })), online: v.string(), feedback: v.string(), window: v.string() });
const feedback = v.object({ sheets: count, questions: v.array(v.object({ yes: count, partly: count, notYet: count })), suggestions: v.array(v.string()) });
const materials = v.object({ materials: v.array(v.object({ title: v.string(), address: v.string() })) });
const pass = v.object({ address: v.string() });
const coverage = v.object({ units: v.array(v.object({ year: count, unit: v.string(), people: count })) });

/** How somebody took part. */
export type Mode = v.InferOutput<typeof mode>;
export type Sex = v.InferOutput<typeof sex>;
export type AttendanceList = v.InferOutput<typeof list>;
export type Person = AttendanceList["people"][number];
export type Entry = AttendanceList["entries"][number];
export type Screen = v.InferOutput<typeof screen>;
export type FeedbackResults = v.InferOutput<typeof feedback>;
export type Material = v.InferOutput<typeof materials>["materials"][number];
export type UnitReach = v.InferOutput<typeof coverage>["units"][number];

/** What shall be true of a list. Sent again it changes nothing more, so a phone may repeat it until somebody answers. */
export type ListChange = {
  add?: { id: string; name: string; unit: string; sex: Sex }[];
  remove?: string[];
  mark?: { person: string; mode: Mode | null }[];
  match?: { entry: string; person: string | null; aside: boolean }[];
};

export type AttendanceApi = ReturnType<typeof createAttendanceApi>;

/** The routes of one session's list, feedback and materials. They come with the page that asks for them. */
export function createAttendanceApi(call: DashboardApi["later"], session: string) {
  const root = `/sessions/${encodeURIComponent(session)}`;
  return {
    list: (): Promise<AttendanceList> => call(list, "GET", `${root}/attendance`),
    change: (change: ListChange): Promise<AttendanceList> => call(list, "POST", `${root}/attendance`, change),
    screen: (): Promise<Screen> => call(screen, "GET", `${root}/attendance/screen`),
    close: (closed: boolean): Promise<null> => call(v.null(), "PUT", `${root}/attendance/desk`, { closed }),
    givePass: async (): Promise<string> => (await call(pass, "POST", `${root}/attendance/pass`, {})).address,
    takePassBack: (): Promise<null> => call(v.null(), "DELETE", `${root}/attendance/pass`),
    feedback: (): Promise<FeedbackResults> => call(feedback, "GET", `${root}/feedback`),
    materials: async (): Promise<Material[]> => (await call(materials, "GET", `${root}/materials`)).materials,
    keepMaterials: (kept: Material[], seen: Material[]): Promise<null> => call(v.null(), "PUT", `${root}/materials`, { materials: kept, seen }),
    coverage: async (): Promise<UnitReach[]> => (await call(coverage, "GET", "/attendance/coverage")).units,
  };
}

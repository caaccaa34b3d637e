import * as v from "valibot";
import type { DashboardApi } from "../../api/dashboard";
import { base64url, count, day, localTime } from "../../api/schemas";
import type { Person } from "./import/sift";

/* What the dashboard asks about waves; it comes with their pages. */

const state = v.picklist(["imported", "planned", "making", "made"]);
const session = v.object({ number: count, startsAt: localTime, endsAt: localTime, room: count, team: count, reason: v.string(), sessionId: v.nullish(base64url, null), fault: v.nullish(v.string(), null), place: v.string(), off: v.boolean() });
const contact = v.object({ name: v.string(), area: v.string(), unit: v.nullish(v.string(), null), mailbox: v.nullish(v.string(), null) });
const settings = v.object({
  sessionTitle: v.string(), moderator: v.string(), agenda: v.array(v.string()), days: v.array(day), hours: v.array(v.object({ start: v.string(), end: v.string() })),
  rooms: v.array(v.object({ name: v.string(), capacity: count, areas: v.array(v.string()) })),
  teams: v.array(v.object({ speakers: v.array(v.string()), mailboxes: v.array(v.string()) })), contacts: v.array(contact),
});
const pack = v.object({
  id: base64url, contact: v.string(), area: v.string(), unit: v.nullish(v.string(), null), people: count,
  delivered: v.object({ on: v.nullish(day, null), changed: v.boolean(), byContact: v.boolean(), count: v.nullish(count, null) }),
});
const wave = v.object({
  id: base64url, title: v.string(), state, people: count, setAside: count, listErased: v.boolean(), revision: count, settings,
  units: v.array(v.object({ area: v.string(), unit: v.string(), people: count, packageId: v.nullish(base64url, null), reached: v.boolean() })),
  seating: v.array(v.object({ area: v.string(), unit: v.string(), session: v.nullish(count, null), people: count })),
  sessions: v.array(session), packages: v.array(pack),
  leftOut: v.array(v.object({ startsAt: localTime, endsAt: localTime, leftOut: v.nullish(v.string(), null) })),
  leastSessions: count, leastPlaces: count, moves: count,
});
const fault = v.object({ code: v.string(), line: count, count });
const answer = v.object({ faults: v.array(fault), wave: v.nullish(wave, null) });
const lines = v.object({ waves: v.array(v.object({ id: base64url, title: v.string(), state, people: count, sessions: count, packages: count, delivered: count, listErased: v.boolean() })) });
const people = v.object({ people: v.array(v.object({ ordinal: count, name: v.string(), session: v.nullish(count, null) })) });
const opened = v.object({ package: pack, title: v.string(), sessions: v.array(v.object({ session, people: v.array(v.object({ name: v.string(), unit: v.string() })) })), pass: base64url });
const late = v.object({
  faults: v.array(fault), added: count, known: count, clashes: v.array(v.object({ name: v.string(), area: v.string(), unit: v.string(), mailbox: v.nullish(v.string(), null) })),
});
const standing = v.object({ done: v.boolean(), received: v.array(count) });

export type Wave = v.InferOutput<typeof wave>;
export type WaveLine = v.InferOutput<typeof lines>["waves"][number];
export type WaveSettings = Wave["settings"];
export type WaveSession = Wave["sessions"][number];
export type WavePackage = Wave["packages"][number];
export type WaveFault = v.InferOutput<typeof answer>["faults"][number];
export type WaveAnswer = v.InferOutput<typeof answer>;
export type Late = v.InferOutput<typeof late>;
export type OpenPackage = v.InferOutput<typeof opened>;
export type WavePerson = v.InferOutput<typeof people>["people"][number];
export type Move = { area: string; unit: string; from: number | null; to: number | null; people?: number[] };
export type ImportHead = { title: string; rows: number; parts: number; setAside: number };
export type WavesApi = ReturnType<typeof createWavesApi>;

export function createWavesApi({ later }: Pick<DashboardApi, "later">) {
  const to = (id: string, step: string) => `/waves/${id}/${step}`;
  return {
    waves: async (): Promise<WaveLine[]> => (await later(lines, "GET", "/waves")).waves,
    wave: (id: string): Promise<Wave> => later(wave, "GET", `/waves/${id}`),
    people: async (id: string, area: string, unit: string): Promise<WavePerson[]> =>
      (await later(people, "GET", `${to(id, "people")}?area=${encodeURIComponent(area)}&unit=${encodeURIComponent(unit)}`)).people,
    beginImport: (id: string, head: ImportHead) => later(standing, "PUT", `/waves/imports/${id}`, head),
    sendPart: (id: string, part: number, rows: readonly Person[]): Promise<null> => later(v.null(), "PUT", `/waves/imports/${id}/parts`, { part, people: rows }),
    commitImport: (id: string): Promise<null> => later(v.null(), "POST", `/waves/imports/${id}/commit`, {}),
    addLate: (wave: string, id: string): Promise<Late> => later(late, "POST", to(wave, `late/${id}`), {}),
    settle: ({ id, revision }: Wave, wanted: WaveSettings): Promise<WaveAnswer> => later(answer, "PUT", to(id, "settings"), { revision, settings: wanted }),
    step: ({ id, revision }: Wave, name: "plan" | "undo" | "make" | "erase"): Promise<WaveAnswer> => later(answer, "POST", to(id, name), { revision }),
    move: ({ id, revision }: Wave, wanted: Move): Promise<WaveAnswer> => later(answer, "POST", to(id, "moves"), { revision, move: wanted }),
    open: (id: string, packageId: string): Promise<OpenPackage> => later(opened, "GET", to(id, `packages/${packageId}`)),
    deliver: (id: string, packageId: string, delivered: boolean): Promise<WaveAnswer> => later(answer, "PUT", to(id, `packages/${packageId}/delivered`), { delivered }),
  };
}

import type { Wave, WaveSession } from "../wavesApi";

/** People of a desa in one session, or without one. */
export type Seated = Wave["seating"][number];

/** A session with those who sit in it. */
export type FilledSession = WaveSession & { seated: Seated[]; people: number; capacity: number; name: string; areas: string[] };

/** The plan by day; what the page shows of it is counted here alone. */
export function planOf(wave: Wave): { days: { day: string; people: number; sessions: FilledSession[] }[]; sessions: FilledSession[]; unplaced: Seated[]; places: number } {
  const sessions = wave.sessions.map((session) => {
    const seated = wave.seating.filter((some) => some.session === session.number);
    const room = wave.settings.rooms[session.room];
    return { ...session, seated, people: sumOf(seated), capacity: room?.capacity ?? 0, name: session.place, areas: room?.areas ?? [] };
  });
  const days = [...new Set(sessions.map(({ startsAt }) => startsAt.slice(0, 10)))].map((day) => {
    const held = sessions.filter(({ startsAt }) => startsAt.startsWith(day));
    return { day, sessions: held, people: sumOf(held) };
  });
  return { days, sessions, unplaced: wave.seating.filter(({ session }) => session === null), places: new Set(sessions.map(({ room }) => room)).size };
}

/** Sessions into which people of a kecamatan may be moved, with their free seats. */
export function targetsOf(sessions: readonly FilledSession[], area: string, from: number | null): FilledSession[] {
  return sessions.filter((session) => session.number !== from && session.people < session.capacity && session.areas.some((served) => served.toLowerCase() === area.toLowerCase()));
}

/** Reach by kecamatan. */
export function reachOf(wave: Wave): { area: string; done: number; people: number; units: Wave["units"] }[] {
  return [...new Set(wave.units.map(({ area }) => area))].map((area) => {
    const units = wave.units.filter((unit) => unit.area === area);
    return { area, units, people: sumOf(units), done: sumOf(units.filter(({ reached }) => reached)) };
  });
}

export function sumOf(of: readonly { people: number }[]): number {
  return of.reduce((sum, { people }) => sum + people, 0);
}

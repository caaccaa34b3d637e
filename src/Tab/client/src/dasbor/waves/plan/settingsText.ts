import type { WaveFault, WaveSettings } from "../wavesApi";

/** Settings as somebody types or pastes them: a line for each, its parts divided by semicolons or the tabs of a table program. */
export type SettingsText = { sessionTitle: string; moderator: string; agenda: string; days: string; hours: string; rooms: string; teams: string; contacts: string };

/** Writes settings the way they are typed. */
export function textOf(settings: WaveSettings): SettingsText {
  return {
    sessionTitle: settings.sessionTitle,
    moderator: settings.moderator,
    agenda: settings.agenda.join("; "),
    days: settings.days.map((day) => day.split("-").reverse().join("-")).join("\n"),
    hours: settings.hours.map(({ start, end }) => `${start}-${end}`.replaceAll(":", ".")).join("\n"),
    rooms: settings.rooms.map(({ name, capacity, areas }) => `${name}; ${capacity}; ${areas.join(", ")}`).join("\n"),
    teams: settings.teams.map(({ speakers, mailboxes }) => `${speakers.join(", ")}; ${mailboxes.join(", ")}`).join("\n"),
    contacts: settings.contacts.map(({ name, area, unit, mailbox }) => `${name}; ${area}; ${unit ?? ""}; ${mailbox ?? ""}`).join("\n"),
  };
}

/** Reads what was typed. A line of another form is named; the server looks at everything else. */
export function readSettings(text: SettingsText): { settings: WaveSettings; faults: WaveFault[] } {
  const faults: WaveFault[] = [];
  function each<T>(typed: string, code: string, read: (parts: string[]) => T | null): T[] {
    return typed.split("\n").map((line) => line.split(/[;\t]/).map((part) => part.trim())).filter((parts) => parts.some((part) => part !== "")).flatMap((parts, at) => {
      const item = read(parts);
      if (item === null) faults.push({ code, line: at + 1, count: 0 });
      return item === null ? [] : [item];
    });
  }
  const settings = {
    sessionTitle: text.sessionTitle.trim(),
    moderator: text.moderator.trim(),
    agenda: text.agenda.split(/[;\n]/).map((item) => item.trim()).filter((item) => item !== ""),
    days: each(text.days, "day-form", ([typed = ""]) => dayOf(typed)),
    hours: each(text.hours, "hours-form", ([typed = ""]) => hoursOf(typed)),
    rooms: each(text.rooms, "room-form", ([name = "", seats = "", areas = ""]) =>
      (name !== "" && /^\d{1,5}$/.test(seats) && listOf(areas).length > 0 ? { name, capacity: Number(seats), areas: listOf(areas) } : null)),
    teams: each(text.teams, "team-form", ([speakers = "", mailboxes = ""]) =>
      (listOf(speakers).length > 0 && listOf(mailboxes).length > 0 ? { speakers: listOf(speakers), mailboxes: listOf(mailboxes) } : null)),
    contacts: each(text.contacts, "contact-form", ([name = "", area = "", unit = "", mailbox = ""]) =>
      (name !== "" && area !== "" ? { name, area, unit: unit === "" ? null : unit, mailbox: mailbox === "" ? null : mailbox } : null)),
  };
  return { settings, faults };
}

const listOf = (typed: string): string[] => typed.split(",").map((part) => part.trim()).filter((part) => part !== "");

/** "7-12-2026", "07/12/2026" or "2026-12-07"; a day that the calendar has not is left to the server. */
function dayOf(typed: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(typed) ?? [];
  if (day !== undefined && month !== undefined && year !== undefined) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : null;
}

function hoursOf(typed: string): { start: string; end: string } | null {
  const [, h1, m1, h2, m2] = /^(\d{1,2})[.:](\d{2})\s*(?:-|–|s\.?d\.?)\s*(\d{1,2})[.:](\d{2})$/i.exec(typed) ?? [];
  return h1 === undefined || h2 === undefined ? null : { start: `${h1.padStart(2, "0")}:${m1}`, end: `${h2.padStart(2, "0")}:${m2}` };
}

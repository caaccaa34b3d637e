import type { AttendanceList, Entry, Person, Sex } from "../../../api/attendance";
import type { Taps } from "./tapQueue";

/** What two spellings of a name have in common. */
export const alike = (name: string): string => name.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** Whoever on the list the typed name may be: the same name, better in the same unit; only one who has no entry yet. */
export function suggested(entry: Entry, list: AttendanceList): Person | null {
  const taken = new Set(list.entries.map((other) => other.person));
  const same = list.people.filter((person) => alike(person.name) === alike(entry.name) && !taken.has(person.id));
  return same.find((person) => alike(person.unit) === alike(entry.unit)) ?? (same.length === 1 ? same[0] ?? null : null);
}

/** Typed names that nobody has looked at. */
export const unmatched = (list: AttendanceList): Entry[] => list.entries.filter((entry) => entry.person === null && !entry.aside);

/** Typed names that a moderator put aside, and may want back. */
export const putAside = (list: AttendanceList): Entry[] => list.entries.filter((entry) => entry.aside);

export const nameAndUnit = ({ name, unit }: { name: string; unit: string }): string => (unit === "" ? name : `${name}, ${unit}`);

/** The list as it will be once the taps have arrived. */
export const withTaps = (people: readonly Person[], taps: Taps): Person[] => people.map((person) => (taps.has(person.id) ? { ...person, mode: taps.get(person.id) ?? null } : person));

/** One person a line: name; unit; L or P. Tabs serve too, so that two columns of a sheet can be pasted. */
export function peopleOf(text: string, newId: () => string): { id: string; name: string; unit: string; sex: Sex }[] {
  return text.split("\n").map((line) => line.split(/[;\t]/).map((part) => part.trim())).filter(([name]) => name !== undefined && name !== "")
    .map(([name = "", unit = "", sex = ""]) => ({ id: newId(), name, unit, sex: sex === "L" || sex === "P" ? sex : null }));
}

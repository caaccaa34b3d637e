import { isDay, type Day } from "../time/officeTime";
import { isForbidden } from "../waves/import/columns";
import type { Row } from "../waves/import/readCsv";
import { hidesNumber } from "../waves/import/sift";

export type TypedNewcomer = { name: string; unit: string; startsOn: Day };

const longest = 80;

/** A day as offices write it: 2026-09-01, 1/9/2026, 01-09-2026 or 1.9.2026. Null for anything else. */
export function dayTyped(text: string): Day | null {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? [];
  const written = year === "" ? text.trim() : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(written) ? written : null;
}

/** One person a line: name; unit; first day. A line without a day has the one of the form; a line in which a number of a person hides, or a day that is none, is told. */
export function newcomersOf(text: string, otherwise: Day): { people: TypedNewcomer[]; bad: string[] } {
  const people: TypedNewcomer[] = [];
  const bad: string[] = [];
  for (const line of text.split("\n").map((one) => one.trim()).filter((one) => one !== "")) {
    const [name = "", unit = "", day = ""] = line.split(/[;\t]/).map((part) => part.trim());
    const startsOn = day === "" ? otherwise : dayTyped(day);
    if (name === "" || name.length > longest || unit.length > longest || startsOn === null || hidesNumber(name) || hidesNumber(unit)) bad.push(line);
    else people.push({ name, unit, startsOn });
  }
  return { people, bad };
}

/** The lines of a table, of which name, unit and first day are kept and nothing else; rows without a name are left out. Null when no column is called a name. */
export function linesOfTable(rows: readonly Row[]): string | null {
  const at = rows.findIndex(({ cells }) => cells.some((cell) => /^nama\b|^name\b/i.test(cell.trim())));
  const titles = rows[at]?.cells;
  if (titles === undefined) return null;
  const column = (pattern: RegExp) => titles.findIndex((title) => pattern.test(title.trim()) && !isForbidden(title));
  const [name, unit, day] = [column(/^nama\b(?! (unit|bagian|sub))|^name\b/i), column(/unit|bagian|bidang/i), titles.findIndex((title) => /mulai|masuk|\btmt\b|start/i.test(title))];
  if (name < 0) return null;
  const tidy = (cells: readonly string[], of: number) => (of < 0 ? "" : (cells[of] ?? "").replace(/[;\s]+/g, " ").trim());
  return rows.slice(at + 1).map(({ cells }) => [tidy(cells, name), tidy(cells, unit), tidy(cells, day)]).filter(([who]) => who !== "").map((parts) => parts.join("; ").replace(/(; )+$/, "")).join("\n");
}

import { turn } from "../../../api/time";
import type { Columns } from "./columns";
import type { Row } from "./readCsv";

/** Somebody as she leaves this page: nothing else of the row ever does. */
export type Person = { name: string; area: string; unit: string; mailbox: string | null };

export type BadReason = "torn" | "name" | "area" | "mailbox" | "number" | "long" | "twice";

/** A row that stays behind, with what of it could be kept, for correction. `as` is the line of the same person. */
export type BadRow = { line: number; reason: BadReason; kept: Person; as?: number };

export type Sifted = { people: Person[]; bad: BadRow[] };

const rowsPerTurn = 1000;
const longest = 120;
const longestMailbox = 254;
const mailbox = /^[^\s<>()[\],;:\\"@\u0080-\uffff]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** More digits than a TPS, RT or year has are somebody's number, whatever stands between them (the server's RowRules say the same). */
const hidden = /\d(?:[ .\-/()+_\u00a0\u2010-\u2013]*\d){8}/;

export function hidesNumber(text: string): boolean {
  return hidden.test(text);
}

/**
 * Takes the chosen columns of each row and lets go of all others. A row that lacks something, or in which a number hides in a kept column, is set aside.
 * @param twins Two rows that say the same are two people of one name; otherwise the second is set aside.
 */
export async function sift(rows: readonly Row[], columns: Columns, twins: boolean): Promise<Sifted> {
  const people: Person[] = [];
  const bad: BadRow[] = [];
  const spelling = new Map<string, string>();
  const seen = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    if (at % rowsPerTurn === rowsPerTurn - 1) await turn();
    const kept = take(row.cells, columns, spelling);
    const key = JSON.stringify([kept.name.toLowerCase(), kept.area, kept.unit, kept.mailbox]);
    const as = seen.get(key);
    const reason = reasonOf(row, kept) ?? (as !== undefined && !twins ? "twice" : null);
    if (as === undefined) seen.set(key, row.line);
    if (reason === null) people.push(kept);
    else bad.push({ line: row.line, reason, kept, ...(reason === "twice" && as !== undefined ? { as } : {}) });
  }
  return { people, bad };
}

function take(cells: readonly string[], columns: Columns, spelling: Map<string, string>): Person {
  const cell = (at: number) => tidy(at < 0 ? "" : cells[at] ?? "");
  const area = spelt(spelling, cell(columns.area).replace(/^(kecamatan|kec\.?)\s+(?=\S)/i, ""));
  const unit = spelt(spelling, cell(columns.unit).replace(/^(desa|kelurahan|kel\.?|ds\.?)\s+(?=\S)/i, ""));
  const address = cell(columns.mailbox);
  return { name: cell(columns.name), area, unit: unit === "" ? area : unit, mailbox: address === "" || address === "-" ? null : address };
}

/** "SUKOREJO" and "Sukorejo" are one desa: as it was written first. */
function spelt(spelling: Map<string, string>, text: string): string {
  const first = spelling.get(text.toLowerCase());
  if (first === undefined) spelling.set(text.toLowerCase(), text);
  return first ?? text;
}

const controls = /[\u0000-\u001f\u007f-\u009f]/g;

function tidy(text: string): string {
  return text.normalize("NFC").replace(controls, " ").replace(/\s+/g, " ").trim();
}

function reasonOf(row: Row, { name, area, unit, mailbox: address }: Person): BadReason | null {
  if (row.torn) return "torn";
  if ([name, area, unit, address ?? ""].some(hidesNumber)) return "number";
  if (name === "") return "name";
  if (area === "") return "area";
  if (name.length > longest || area.length > longest || unit.length > longest) return "long";
  return address !== null && (!mailbox.test(address) || address.length > longestMailbox) ? "mailbox" : null;
}

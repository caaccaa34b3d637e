import Papa from "papaparse";
import { turn } from "../../../api/time";
import { dividerOf } from "./divider";

/** A row as it stands in the file; `line` is where it begins, counted as an editor counts. */
export type Row = { line: number; cells: string[]; torn: boolean };

/** Rows between two turns of the page: a few milliseconds of work. */
const rowsPerTurn = 500;

/**
 * Reads the rows of a list, however it is divided (semicolon, comma, tab) and however its lines end; line breaks inside quotes belong to the cell.
 * The page has its turn in between, so that a list of 25,000 rows holds nobody up. A worker would need the page's policy to allow code from memory.
 */
export function readCsv(text: string, read: (share: number) => void): Promise<Row[]> {
  const lineEnd = text.includes("\n") ? "\n" : "\r";
  return new Promise((done, failed) => {
    const rows: Row[] = [];
    let [line, cursor] = [1, 0];
    Papa.parse<string[]>(text, {
      delimiter: dividerOf(text),
      step: ({ data, errors, meta }, parser) => {
        rows.push({ line, cells: data, torn: errors.some(({ type }) => type === "Quotes") });
        for (; cursor < meta.cursor; cursor += 1) if (text[cursor] === lineEnd) line += 1;
        if (rows.length % rowsPerTurn !== 0) return;
        read(meta.cursor / text.length);
        parser.pause();
        void turn().then(() => parser.resume());
      },
      complete: () => done(rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))),
      error: failed,
    });
  });
}

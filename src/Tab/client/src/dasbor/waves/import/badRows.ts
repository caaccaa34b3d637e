import type { BadRow } from "./sift";

/** The rows that stayed behind, as a list that can be corrected and imported. A cell that a table program would calculate is kept from it. */
export function badRowsCsv(rows: readonly BadRow[], titles: readonly string[], word: (row: BadRow) => string): string {
  const lines = rows.map((row) => [String(row.line), word(row), row.kept.name, row.kept.area, row.kept.unit, row.kept.mailbox ?? ""]);
  return `\ufeff${[titles, ...lines].map((cells) => cells.map(quoted).join(";")).join("\r\n")}\r\n`;
}

function quoted(cell: string): string {
  const harmless = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return `"${harmless.replaceAll('"', '""')}"`;
}

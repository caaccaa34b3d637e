import type { BadReason, BadRow } from "./sift";

/** The rows that stayed behind, as a list that can be corrected and imported. A cell that a table program would calculate is kept from it. */
export function badRowsCsv(rows: readonly BadRow[], titles: readonly string[], word: (reason: BadReason) => string): string {
  const lines = rows.map(({ line, reason, kept }) => [String(line), word(reason), kept.name, kept.area, kept.unit, kept.mailbox ?? ""]);
  return `\ufeff${[titles, ...lines].map((cells) => cells.map(quoted).join(";")).join("\r\n")}\r\n`;
}

function quoted(cell: string): string {
  const harmless = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return `"${harmless.replaceAll('"', '""')}"`;
}

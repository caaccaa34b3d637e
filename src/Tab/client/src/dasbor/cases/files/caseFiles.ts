import { attachedTo, type Attached } from "../../../attached/att";
import type { LogItem } from "../../../sealing";
import type { KnownCase } from "../caseBook";
import { fileOpened } from "../caseDesk";

/** A file and who brought it; null is the report itself. */
export type CaseFile = { about: Attached; by: string | null };

/** The files of a case, in the order in which they were told. One named twice is one file. */
export function filesOf({ open, items }: Pick<KnownCase, "open" | "items">): CaseFile[] {
  const all = [...attachedTo(open.payload.body).map((about) => ({ about, by: null })), ...items.flatMap(({ by, body }) => attachedTo(body).map((about) => ({ about, by })))];
  return all.filter(({ about }, at) => all.findIndex((other) => other.about.id === about.id) === at);
}

/** Who opened this file, each person once with the last time. */
export function openingsOf({ log }: Pick<KnownCase, "log">, id: string): LogItem[] {
  const lines = log.filter(({ act, ref }) => act === fileOpened && ref === id);
  return lines.filter((line, at) => !lines.slice(at + 1).some(({ by }) => by === line.by));
}

/** A list without one of its rows, and with it again. */
export function without<T>(rows: readonly T[], at: number): T[] {
  return rows.filter((_, index) => index !== at);
}

export function withRow<T>(rows: readonly T[], at: number, row: T): T[] {
  return [...rows.slice(0, at), row, ...rows.slice(at)];
}

export function changed<T>(rows: readonly T[], at: number, part: Partial<T>): T[] {
  return rows.map((row, index) => (index === at ? { ...row, ...part } : row));
}

/** A list in which the row stands one place earlier or later; the same list at its ends. */
export function moved<T>(rows: readonly T[], at: number, by: -1 | 1): T[] {
  const [row, to] = [rows[at], at + by];
  return row === undefined || to < 0 || to >= rows.length ? [...rows] : withRow(without(rows, at), to, row);
}

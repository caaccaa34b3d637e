const dividers = [";", "\t", ","] as const;
const recordsLooked = 200;

/**
 * What divides the cells of a list: of semicolon, tab and comma the one that stands equally often in the most rows. Degrees bring commas into names
 * ("S.Pd., M.M."), but not the same number into each; empty lines and titles above the table count for nothing.
 */
export function dividerOf(text: string): string {
  const records = countEach(text);
  const scores = dividers.map((divider, at) => {
    const often = new Map<number, number>();
    for (const counts of records) if (counts[at] !== 0) often.set(counts[at] ?? 0, (often.get(counts[at] ?? 0) ?? 0) + 1);
    const [each, rows] = [...often].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0]);
    return { divider, each, rows };
  });
  return scores.reduce((best, next) => (next.rows > best.rows || next.rows === best.rows && next.each > best.each ? next : best)).divider;
}

/** How often each divider stands outside quotes, record by record. */
function countEach(text: string): number[][] {
  const records: number[][] = [];
  let counts = dividers.map(() => 0);
  let quoted = false;
  for (let at = 0; at < text.length && records.length < recordsLooked; at += 1) {
    const letter = text[at] ?? "";
    const divider = dividers.indexOf(letter as typeof dividers[number]);
    if (letter === "\"") quoted = !quoted;
    else if (!quoted && divider >= 0) counts[divider] = (counts[divider] ?? 0) + 1;
    else if (!quoted && (letter === "\n" || letter === "\r")) {
      records.push(counts);
      counts = dividers.map(() => 0);
    }
  }
  return [...records, counts];
}

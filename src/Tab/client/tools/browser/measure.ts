const usualRounds = 25;

/** One line. `ratio`: how many times the bare work beside it takes, the median of the rounds' own ratios. */
export type Figure = { what: string; ms: number; worst: number; ratio?: number };

export async function timed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

export const figure = (what: string, times: number[]): Figure => ({ what, ms: median(times), worst: Math.max(...times) });

/** Some rounds of one action; the first warms up and does not count. */
export async function measure(what: string, action: (i: number) => Promise<unknown>, rounds = usualRounds): Promise<Figure> {
  const times: number[] = [];
  for (let i = 0; i <= rounds; i++) times.push(await timed(() => action(i)));
  return figure(what, times.slice(1));
}

export type Side = { what: string; action: () => Promise<unknown> };

/** Two actions in turns, each going first every other time: what else the machine does then falls on both. */
export async function beside(ours: Side, bare: Side, rounds: number): Promise<Figure[]> {
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (let i = 0; i <= rounds; i++) {
    const turns = [async () => mine.push(await timed(ours.action)), async () => theirs.push(await timed(bare.action))];
    for (const turn of i % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  const ratio = median(mine.slice(1).map((ms, i) => ms / (theirs[i + 1] ?? ms)));
  return [{ ...figure(ours.what, mine.slice(1)), ratio }, figure(bare.what, theirs.slice(1))];
}

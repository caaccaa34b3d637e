import { solvePuzzle, type Solution } from "../api/puzzle";
import type { Puzzle } from "../api/schemas";

/** The puzzle, solved while the person writes. Begun once per challenge; a send that comes early waits for it. */
export type PuzzleWork = { begin(puzzle: Puzzle): Promise<Solution>; stop(): void };

export function makePuzzleWork(): PuzzleWork {
  let stop = new AbortController();
  let current: { challenge: string; work: Promise<Solution> } | null = null;
  return {
    begin(puzzle) {
      if (current?.challenge !== puzzle.challenge) {
        stop.abort();
        stop = new AbortController();
        const work = solvePuzzle(puzzle, stop.signal);
        work.catch(() => undefined);
        current = { challenge: puzzle.challenge, work };
      }
      return current.work;
    },
    stop() {
      stop.abort();
      current = null;
    },
  };
}

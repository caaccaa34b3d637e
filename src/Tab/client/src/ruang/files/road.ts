import { fileApi, type Pass } from "../../api/files";
import { solvePuzzle } from "../../api/puzzle";
import { after } from "../../api/time";
import type { Road } from "./upload";

/** The way to this office's server: the first file pays with a puzzle, the others show the ticket that came for it. */
export function roadTo(office: string): Road {
  let ticket: string | null = null;
  return {
    api: fileApi(office),
    door: {
      async pass(refusal, signal): Promise<Pass | null> {
        if (refusal === null) return ticket === null ? { puzzle: { challenge: "", nonce: 0 } } : { ticket };
        ticket = null;
        const fresh = refusal.kind === "problem" ? refusal.problem.puzzle : undefined;
        return fresh === undefined ? null : { puzzle: await solvePuzzle(fresh, signal) };
      },
      took: (given) => { ticket = given; },
    },
    wait: (milliseconds, signal) => new Promise((resolve) => {
      const over = () => {
        stop();
        window.removeEventListener("online", over);
        signal.removeEventListener("abort", over);
        resolve();
      };
      const stop = after(milliseconds, over);
      window.addEventListener("online", over);
      signal.addEventListener("abort", over);
    }),
  };
}

import type { Screen } from "../../../api/attendance";

/** Which code stands on the screen so long after the answer came; null when all of them are over. The device's clock is not asked. */
export function codeAt(codes: Screen["codes"], elapsedMs: number): string | null {
  return codes.find(({ untilMs }) => elapsedMs < untilMs)?.code ?? null;
}

/** A fresh answer is asked for while half of the codes are still to come. */
export function isRunningOut(codes: Screen["codes"], elapsedMs: number): boolean {
  return codes.filter(({ untilMs }) => elapsedMs < untilMs).length <= codes.length / 2;
}

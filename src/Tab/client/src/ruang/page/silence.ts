/** After a long silence the page clears itself; two minutes before, it says so. Times in milliseconds. */
export const silence = { clear: 30 * 60_000, warnBefore: 2 * 60_000, look: 5_000 } as const;

export type Phase = "awake" | "warned" | "over";

export function phaseAfter(quiet: number): Phase {
  if (quiet >= silence.clear) return "over";
  return quiet >= silence.clear - silence.warnBefore ? "warned" : "awake";
}

/** Compares clocks instead of trusting timers: a phone that slept for an hour is cleared in the moment it wakes. */
export function watchSilence(window: Window, now: () => number, onPhase: (phase: Phase) => void): () => void {
  let last = now();
  let phase: Phase = "awake";
  const look = () => {
    const next = phaseAfter(now() - last);
    if (next !== phase) onPhase((phase = next));
  };
  const touch = () => {
    look();
    if (phase === "over") return;
    last = now();
    look();
  };
  const timer = window.setInterval(look, silence.look);
  const signs = ["pointerdown", "keydown", "input", "scroll"] as const;
  for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true });
  window.document.addEventListener("visibilitychange", look);
  return () => {
    window.clearInterval(timer);
    for (const sign of signs) window.removeEventListener(sign, touch, { capture: true });
    window.document.removeEventListener("visibilitychange", look);
  };
}

/**
 * Keluar cepat. First the words go (the page is emptied at once), then the page itself: replaced, so that Back does not lead to it.
 * The entries that our own steps left in the history are stepped over first, outside a frame, where they are all ours.
 */
export type Leaving = { window: Window; exit: string; steps: number; empty: () => void };

const patience = 80;

export function leave({ window, exit, steps, empty }: Leaving): void {
  empty();
  const replace = () => window.location.replace(exit);
  if (steps === 0) return replace();
  window.addEventListener("popstate", replace, { once: true });
  window.setTimeout(replace, patience);
  window.history.go(-steps);
}

const twice = 1_000;

/** Esc twice within a second. The first Esc is left to whatever lies on top. */
export function onDoubleEscape(window: Window, act: () => void): () => void {
  let last = -Infinity;
  const listen = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - last < twice) act();
    last = event.timeStamp;
  };
  window.addEventListener("keydown", listen, true);
  return () => window.removeEventListener("keydown", listen, true);
}

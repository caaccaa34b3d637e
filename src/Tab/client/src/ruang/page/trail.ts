/**
 * The browser's Back button walks back through our screens. The history holds a number and nothing else: no word, no screen's name,
 * and the address never changes. In a frame the history belongs to the host as well, so there we leave it alone.
 */
export type Trail = {
  /** Tells the history how many steps the page is from its first screen. Called after a step that the person made. */
  follow(steps: number): void;
  /** Our own Kembali: through the history where we use it, so that both stay in step. */
  back(): void;
  /** Entries of ours below the present one. */
  depth(): number;
  stop(): void;
};

export type TrailEvents = {
  onBack(steps: number): void;
  /** Back was pressed on the first screen: the next one leaves the page. */
  onEdge(): void;
};

/** One entry more than there are steps: it catches the Back that would leave the page with words on it. */
const guard = 1;

export function makeTrail(window: Window, framed: boolean, events: TrailEvents): Trail {
  if (framed) return { follow: () => undefined, back: () => events.onBack(1), depth: () => 0, stop: () => undefined };
  let depth = 0;
  window.history.replaceState(0, "");
  const listen = (event: PopStateEvent) => {
    const now = typeof event.state === "number" ? event.state : 0;
    const steps = depth - now;
    depth = now;
    if (steps > 0 && now < guard) events.onEdge();
    else if (steps > 0) events.onBack(steps);
  };
  window.addEventListener("popstate", listen);
  return {
    follow(steps) {
      while (steps > 0 && depth < steps + guard) window.history.pushState(++depth, "");
    },
    back: () => (depth > guard ? window.history.back() : events.onBack(1)),
    depth: () => depth,
    stop: () => window.removeEventListener("popstate", listen),
  };
}

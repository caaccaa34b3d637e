import { useEffect, useRef, type KeyboardEvent } from "react";

type Step = -1 | 1;

/** Rows that can be moved by a button or by Alt with an arrow. The focus goes along with the row, to the control on which it stood. */
export function useRowMoves(count: number, move: (at: number, by: Step) => void) {
  const list = useRef<HTMLDivElement>(null);
  const follow = useRef<string | null>(null);
  useEffect(() => {
    if (follow.current !== null) list.current?.querySelector<HTMLElement>(`[data-row-part="${follow.current}"]`)?.focus();
    follow.current = null;
  });

  function step(at: number, by: Step) {
    if (at + by < 0 || at + by >= count) return;
    const part = document.activeElement?.getAttribute("data-row-part")?.split(" ")[0] ?? (by === -1 ? "up" : "down");
    follow.current = `${part} ${at + by}`;
    move(at, by);
  }

  const keys = (at: number) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    step(at, event.key === "ArrowUp" ? -1 : 1);
  };
  return { list, step, keys };
}

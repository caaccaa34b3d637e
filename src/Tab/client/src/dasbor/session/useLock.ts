import { useEffect, useRef, useState } from "react";
import { every, now } from "../../api/time";
import { lockAfterMinutes, LockTimer } from "./lockTimer";

const inputs = ["keydown", "pointerdown", "input", "wheel"] as const;
const lookEveryMilliseconds = 5000;

/**
 * Watches for a hand at the page while keys are in memory. Looks again as soon as the page is shown:
 * a sleeping laptop stops timers, not time.
 * @returns Minutes until the page locks itself.
 */
export function useLock(unlocked: boolean, lock: () => void): number {
  const [minutes, setMinutes] = useState(lockAfterMinutes);
  const latest = useRef(lock);
  latest.current = lock;
  useEffect(() => {
    if (!unlocked) return undefined;
    const timer = new LockTimer(now);
    const look = () => {
      setMinutes(timer.minutesLeft);
      if (timer.expired) latest.current();
    };
    const touch = () => {
      look();
      timer.touch();
      setMinutes(timer.minutesLeft);
    };
    look();
    const stop = every(lookEveryMilliseconds, look);
    for (const name of inputs) window.addEventListener(name, touch, { capture: true, passive: true });
    document.addEventListener("visibilitychange", look);
    return () => {
      stop();
      for (const name of inputs) window.removeEventListener(name, touch, { capture: true });
      document.removeEventListener("visibilitychange", look);
    };
  }, [unlocked]);
  return minutes;
}

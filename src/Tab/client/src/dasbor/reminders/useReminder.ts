import { useCallback, useEffect, useState } from "react";
import { every } from "../../api/time";

const lookEvery = 3_000;

/** A reminder as the server knows it, looked at again while one is on its way; and a step that changes it. */
export function useReminder<T extends { last: { going: boolean } | null }>(look: () => Promise<T>) {
  const [view, setView] = useState<T | null>(null);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);

  const run = useCallback(async (step: () => Promise<T>) => {
    setBusy(true);
    try {
      setView(await step());
      setFailed(false);
    } catch {
      setFailed(true);
    }
    setBusy(false);
  }, []);

  useEffect(() => { void run(look); }, [look, run]);
  const going = view?.last?.going === true;
  useEffect(() => (going ? every(lookEvery, () => void look().then(setView, () => undefined)) : undefined), [going, look]);

  return { view, failed, busy, run };
}

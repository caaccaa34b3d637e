import { useState } from "react";
import type { TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";

/** Runs one step that members do together, and says in words why it did not come about. */
export function useTogether() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  async function run(step: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setFault(null);
    try {
      await step();
    } catch (reason) {
      setFault(faultKey(reason));
    } finally {
      setBusy(false);
    }
  }
  return { busy, fault, run };
}

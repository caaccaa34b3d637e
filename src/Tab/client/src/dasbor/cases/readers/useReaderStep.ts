import { useState } from "react";
import type { TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import type { KnownCase } from "../readCase";
import type { Changed, Progress } from "./readersDesk";

/** Runs a change of readers with its progress, takes in what became of each case, and says what went wrong. */
export function useReaderStep(changed: (known: KnownCase) => void, left: (caseId: string) => void) {
  const [done, setDone] = useState<{ done: number; count: number } | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const progress: Progress = (at, count) => setDone({ done: at, count });
  async function run(step: (progress: Progress) => Promise<readonly Changed[]>): Promise<boolean> {
    setFault(null);
    setDone({ done: 0, count: 0 });
    try {
      for (const { caseId, known } of await step(progress)) {
        if (known === null) left(caseId);
        else changed(known);
      }
      return true;
    } catch (reason) {
      setFault(faultKey(reason));
      return false;
    } finally {
      setDone(null);
    }
  }
  return { done, fault, run };
}

import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { signDirectory, type Unlocked } from "../../sealing";
import type { TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";

/** Lays down a signed proposal for the list, looks again, and says what went wrong. */
export function usePropose(api: DashboardApi, me: Unlocked, changed: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  async function propose(e: string): Promise<boolean> {
    setBusy(true);
    setFault(null);
    const fail = (reason: unknown) => { setFault(faultKey(reason)); return false; };
    const done = await signDirectory(e, me).then((sig) => api.proposeEntry(e, sig)).then(() => true, fail);
    await changed().catch(fail);
    setBusy(false);
    return done;
  }
  return { busy, fault, setFault, propose };
}

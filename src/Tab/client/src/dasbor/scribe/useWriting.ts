import { useEffect, useRef, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { solvePuzzle } from "../../api/puzzle";
import { sealWritten, siteSalt, type Directory, type Unlocked } from "../../sealing";
import { sendReport, type Outcome, type Parcel, type Stage } from "../../telling/send";
import type { writtenReport } from "./paper";

export type Trouble = "offline" | "refused" | "unknown" | "not-sealed";
type Report = NonNullable<ReturnType<typeof writtenReport>>;

/**
 * Seals a paper and sends it, by the rules of every report (telling/send.ts). What is not known to have arrived is kept sealed and sent again as it was;
 * its digits are shown only once the server has it.
 */
export function useWriting(api: Pick<DashboardApi, "submit">, office: string, me: Unlocked, directory: Directory) {
  const [stage, setStage] = useState<Stage | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [parcel, setParcel] = useState<Parcel | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => {
    stop.current = new AbortController();
    return () => stop.current.abort();
  }, []);

  /** @returns what the server said, once it has the report; null when there is trouble to tell */
  async function send(report: Report, mark: string): Promise<Extract<Outcome, { kind: "sent" }> | null> {
    setTrouble(null);
    setStage("sealing");
    const { to, exclude, dual, body } = report;
    const outcome = await sendReport({
      api: { sendReport: api.submit }, mark, earlier: parcel, signal: stop.current.signal, solve: solvePuzzle, onStage: setStage,
      seal: async () => sealWritten(me, { directory, to, exclude, dual, body, siteSalt: await siteSalt(office) }),
      // No puzzle lies ready: the server's answer to an empty one brings it, as with every entry from here.
      puzzle: () => Promise.resolve({ challenge: "", nonce: 0 }),
    });
    setStage(null);
    setParcel(outcome.kind === "unknown" || outcome.kind === "stopped" ? outcome.parcel : null);
    if (outcome.kind === "sent") return outcome;
    setTrouble(outcome.kind === "not-sent" ? outcome.because : outcome.kind === "not-sealed" ? "not-sealed" : "unknown");
    return null;
  }

  return { stage, trouble, isUnsure: parcel !== null, send };
}

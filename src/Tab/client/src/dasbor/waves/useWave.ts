import { useCallback, useEffect, useMemo, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { every } from "../../api/time";
import type { TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { createWavesApi, type Wave, type WaveAnswer, type WaveFault, type WavesApi } from "./wavesApi";

/** While its sessions are made, the page looks again by itself. */
const lookAgainMs = 3000;

export function useWavesApi(api: DashboardApi): WavesApi {
  return useMemo(() => createWavesApi(api), [api]);
}

/** One wave, and the steps on it. A step that was not taken leaves its reasons; the wave is always the newest that the server told. */
export function useWave(api: WavesApi, id: string, gone: () => void) {
  const [wave, setWave] = useState<Wave | null>(null);
  const [faults, setFaults] = useState<WaveFault[]>([]);
  const [away, setAway] = useState<TextKey | null>(null);
  const [busy, setBusy] = useState(false);

  const load = useCallback(async () => {
    try {
      setWave(await api.wave(id));
      setAway(null);
    } catch (reason) {
      setAway(faultKey(reason));
    }
  }, [api, id]);
  useEffect(() => { void load(); }, [load]);
  const making = wave?.state === "making";
  useEffect(() => (making ? every(lookAgainMs, () => void load()) : undefined), [making, load]);

  /** True when the step was taken. */
  async function take(step: (wave: Wave) => Promise<WaveAnswer>): Promise<boolean> {
    if (wave === null || busy) return false;
    setBusy(true);
    setFaults([]);
    setAway(null);
    try {
      const answer = await step(wave);
      setFaults(answer.faults);
      if (answer.wave === null) gone();
      else setWave(answer.wave);
      return answer.faults.length === 0;
    } catch (reason) {
      setAway(faultKey(reason));
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { wave, faults, away, busy, load, take };
}

export type WaveDesk = ReturnType<typeof useWave>;

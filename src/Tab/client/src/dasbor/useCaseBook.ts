import { useCallback, useEffect, useRef, useState } from "react";
import type { DashboardApi } from "../api/dashboard";
import { every, now, nowSeconds } from "../api/time";
import type { PublicKeys, Unlocked } from "../sealing";
import { longest, openAll, type CaseBook, type KnownCase } from "./cases/caseBook";
import { DirectoryRefused, pinDirectory, type DirectoryFault, type PinnedDirectory } from "./session/directoryPin";

const freshForMilliseconds = 5 * 60_000;
const showEveryMilliseconds = 150;

export type Opening = { done: number; count: number };

/** The member's cases and the verified list they stand on, for as long as the page is unlocked. */
export function useCaseBook(api: DashboardApi, me: Unlocked, pub: PublicKeys) {
  const pin = useRef<PinnedDirectory | null>(null);
  const running = useRef(false);
  const [pinned, setPinned] = useState<PinnedDirectory | null>(null);
  const [refused, setRefused] = useState<DirectoryFault | null>(null);
  const [book, setBook] = useState<CaseBook>({ cases: new Map(), damaged: 0 });
  const [opening, setOpening] = useState<Opening | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [checkedAt, setCheckedAt] = useState<number | null>(null);

  const refresh = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    setFault(null);
    try {
      const [served, genesisFile] = await Promise.all([api.directory(), api.genesisFile()]);
      pin.current = await pinDirectory({ genesis: served.genesis ?? "", genesisFile, chain: served.chain }, pin.current, { id: me.id, kem: pub.kem, sig: pub.sig }, nowSeconds());
      setPinned(pin.current);
      let shown = 0;
      const fresh = await openAll(api, me, pin.current.directory, (done, count) => {
        if (done < count && now() - shown < showEveryMilliseconds) return;
        shown = now();
        setOpening({ done, count });
      });
      // What left the index stays known to this page until it is locked (sealing.md A2).
      setBook((before) => ({ cases: longest(before.cases, fresh.cases), damaged: fresh.damaged }));
      setCheckedAt(now());
    } catch (reason) {
      if (reason instanceof DirectoryRefused) setRefused(reason.fault);
      else setFault(reason);
    } finally {
      setOpening(null);
      running.current = false;
    }
  }, [api, me, pub]);

  useEffect(() => {
    void refresh();
    return every(freshForMilliseconds, () => { if (!document.hidden) void refresh(); });
  }, [refresh]);

  const put = useCallback((known: KnownCase) => setBook((before) => ({ ...before, cases: new Map(before.cases).set(known.id, known) })), []);
  return { pinned, refused, book, opening, fault, checkedAt, refresh, put };
}

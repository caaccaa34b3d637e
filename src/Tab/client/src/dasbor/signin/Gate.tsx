import { useCallback, useEffect, useRef, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Home } from "../../api/dashboardSchemas";
import { now } from "../../api/time";
import { Board } from "../Board";
import { Replacement } from "../keys/Replacement";
import type { Directory } from "../../sealing";
import { DraftSafe } from "../session/draftSafe";
import { wipeKeys, type Keys } from "../session/keys";
import { begin } from "../session/seenList";
import { useLock } from "../session/useLock";
import { Enrolment } from "../team/Enrolment";
import { Founding } from "../team/Founding";
import { Joining } from "../team/Joining";
import { findMemory } from "../unlock/deviceMemory";
import { keysOf } from "../unlock/openKeys";
import { PinDesk } from "../unlock/pinDesk";
import { Unlock, type Entered } from "../unlock/Unlock";
import { AfterUnlock } from "./AfterUnlock";
import { Frame } from "./Frame";
import { Waiting } from "./States";
import { stepsAfter, type AfterStep } from "./stepsAfter";

type Props = { api: DashboardApi; office: string; home: Home; refreshHome: () => Promise<void> };

/** Which door stands open: making keys, unlocking them, founding the team, or the board itself. */
export function Gate({ api, office, home, refreshHome }: Props) {
  const [desk, setDesk] = useState<PinDesk | null>(null);
  const [keys, setKeys] = useState<Keys | null>(null);
  const [wasLocked, setWasLocked] = useState(false);
  const [anew, setAnew] = useState(false);
  const [steps, setSteps] = useState<AfterStep[]>([]);
  const declined = useRef(false);
  const drafts = useRef(new DraftSafe()).current;
  const { memberId } = home.me;
  useEffect(() => { void findMemory().then((memory) => setDesk(new PinDesk(api, memory, office, memberId))); }, [api, office, memberId]);

  const lock = useCallback(() => {
    if (keys === null) return;
    setKeys(null);
    setSteps([]);
    setWasLocked(true);
    void drafts.lock(keys.unlocked.masterKey).finally(() => wipeKeys(keys));
  }, [keys, drafts]);
  const minutes = useLock(keys !== null, lock);

  const enter = useCallback(async (fresh: Keys, entered: Entered) => {
    await drafts.unlock(fresh.unlocked.masterKey);
    if (desk !== null) setSteps(await stepsAfter(desk, fresh, entered, declined.current, now()));
    setAnew(false);
    setKeys(fresh);
    await refreshHome().catch(() => undefined);
  }, [desk, drafts, refreshHome]);

  /** The list now names the keys that waited: from here on they are the present ones. */
  const inForce = useCallback(async (directory: Directory) => {
    if (keys === null) return;
    const kept = await api.keys();
    if (kept.record.kem === keys.pub.kem) {
      const fresh = await keysOf(kept, keys.unlocked);
      // Before anything of the board is shown: it holds the list against this. Unsaved, the board's own first look remembers.
      await begin(api, fresh.unlocked, directory).catch(() => undefined);
      setKeys(fresh);
    }
    await refreshHome();
  }, [api, keys, refreshHome]);

  if (desk === null) return <Waiting />;
  if (keys === null && home.stage === "enrol") return <Frame><Enrolment api={api} memberId={memberId} done={(fresh) => enter(fresh, { by: "words", strangeTries: 0 })} /></Frame>;
  if (keys === null && anew) return <Frame><Replacement api={api} memberId={memberId} done={(fresh) => enter(fresh, { by: "words", strangeTries: 0 })} cancel={() => setAnew(false)} /></Frame>;
  if (keys === null) return <Frame><Unlock api={api} desk={desk} done={enter} wasLocked={wasLocked} startAnew={() => setAnew(true)} /></Frame>;
  const bar = { minutes, now: lock };
  const [step] = steps;
  if (step !== undefined) {
    const next = (more: AfterStep[] = []) => setSteps([...more, ...steps.slice(1)]);
    return <Frame lock={bar}><AfterUnlock key={step.kind} api={api} desk={desk} keys={keys} step={step} changed={setKeys} next={next} declined={() => { declined.current = true; }} /></Frame>;
  }
  if (keys.standsInFor !== null || home.stage === "waiting") return <Frame lock={bar}><Joining api={api} keys={keys} inForce={inForce} /></Frame>;
  if (home.stage !== "ready") return <Frame lock={bar}><Founding api={api} home={home} keys={keys} refreshHome={refreshHome} /></Frame>;
  return <Board api={api} office={office} desk={desk} home={home} refreshHome={refreshHome} keys={keys} changeKeys={setKeys} drafts={drafts} lock={bar} />;
}

import { useCallback, useRef, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Home } from "../../api/dashboardSchemas";
import { Board } from "../Board";
import { DraftSafe } from "../session/draftSafe";
import type { Keys } from "../session/keys";
import { useLock } from "../session/useLock";
import { Enrolment } from "../team/Enrolment";
import { Founding } from "../team/Founding";
import { Joining } from "../team/Joining";
import { Unlock } from "../unlock/Unlock";
import { Frame } from "./Frame";

type Props = { api: DashboardApi; home: Home; refreshHome: () => Promise<void> };

/** Which door stands open: making keys, unlocking them, founding the team, or the board itself. */
export function Gate({ api, home, refreshHome }: Props) {
  const [keys, setKeys] = useState<Keys | null>(null);
  const [wasLocked, setWasLocked] = useState(false);
  const drafts = useRef(new DraftSafe()).current;

  const lock = useCallback(() => {
    if (keys === null) return;
    setKeys(null);
    setWasLocked(true);
    void drafts.lock(keys.unlocked.masterKey).finally(() => keys.unlocked.masterKey.fill(0));
  }, [keys, drafts]);
  const minutes = useLock(keys !== null, lock);

  const enter = useCallback(async (fresh: Keys) => {
    await drafts.unlock(fresh.unlocked.masterKey);
    setKeys(fresh);
    await refreshHome().catch(() => undefined);
  }, [drafts, refreshHome]);

  if (keys === null && home.stage === "enrol") return <Frame><Enrolment api={api} memberId={home.me.memberId} done={enter} /></Frame>;
  if (keys === null) return <Frame><Unlock api={api} done={enter} wasLocked={wasLocked} /></Frame>;
  if (home.stage === "waiting") return <Frame lock={{ minutes, now: lock }}><Joining api={api} keys={keys} refreshHome={refreshHome} /></Frame>;
  if (home.stage !== "ready") {
    return <Frame lock={{ minutes, now: lock }}><Founding api={api} home={home} keys={keys} refreshHome={refreshHome} /></Frame>;
  }
  return <Board api={api} home={home} refreshHome={refreshHome} keys={keys} drafts={drafts} lock={{ minutes, now: lock }} />;
}

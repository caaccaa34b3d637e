import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { createDashboardApi, type DashboardApi } from "../../api/dashboard";
import type { Enrolled, WaliApi, WaliMe } from "../../api/wali";
import type { Directory } from "../../sealing";
import { DraftSafe } from "../session/draftSafe";
import { wipeKeys, type Keys } from "../session/keys";
import { begin } from "../session/seenList";
import { useLock } from "../session/useLock";
import { Frame } from "../signin/Frame";
import { Joining } from "../team/Joining";
import { WaliBoard } from "./WaliBoard";
import { WaliSession } from "./waliSession";
import { WaliUnlock } from "./WaliUnlock";

type Props = { api: WaliApi; office: string; found: Enrolled; fresh: Keys | null; leave: () => void };
type Open = { keys: Keys; session: WaliSession; board: DashboardApi; me: WaliMe };

/** Unlocked by words or the printed code, then signed in by the own key. Locking drops both; what was being written waits sealed. */
export function WaliGate({ api, office, found, fresh, leave }: Props) {
  const [open, setOpen] = useState<Open | null>(null);
  const [wasLocked, setWasLocked] = useState(false);
  const drafts = useRef(new DraftSafe()).current;
  const kept = useMemo(() => ({ record: found.record, revision: found.revision, next: null, previous: null }), [found]);

  const close = useCallback(async (): Promise<void> => {
    if (open === null) return;
    setOpen(null);
    setWasLocked(true);
    await Promise.all([open.session.end(), drafts.lock(open.keys.unlocked.masterKey)]).finally(() => wipeKeys(open.keys));
  }, [open, drafts]);
  const lock = useCallback(() => void close(), [close]);
  const minutes = useLock(open !== null, lock);

  const enter = useCallback(async (keys: Keys) => {
    const session = new WaliSession(api, office, keys.unlocked);
    const me = await session.who();
    await drafts.unlock(keys.unlocked.masterKey);
    setOpen({ keys, session, me, board: createDashboardApi(office, () => session.token(), () => document.documentElement.lang) });
  }, [api, office, drafts]);

  // Keys that were just made are open already: the words were typed back a moment ago.
  const begun = useRef(false);
  useEffect(() => {
    if (fresh === null || begun.current) return;
    begun.current = true;
    void enter(fresh).catch(() => wipeKeys(fresh));
  }, [enter, fresh]);

  const inForce = useCallback(async (directory: Directory) => {
    if (open === null) return;
    // As on the dashboard: what is shown from now on is held against this. Unsaved, the board's own first look remembers.
    await begin(open.board, open.keys.unlocked, directory).catch(() => undefined);
    setOpen({ ...open, me: await open.session.who() });
  }, [open]);

  if (open === null) return <Frame><WaliUnlock kept={kept} done={enter} wasLocked={wasLocked} leave={leave} /></Frame>;
  const bar = { minutes, now: lock };
  if (open.me.state !== "active") return <Frame lock={bar}><Joining api={open.board} keys={open.keys} inForce={inForce} /></Frame>;
  return <WaliBoard api={open.board} office={office} me={open.me} keys={open.keys} drafts={drafts} lock={bar} leave={() => void close().finally(leave)} />;
}

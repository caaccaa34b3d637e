import { useCallback, useEffect, useRef, useState } from "react";
import type { DashboardApi } from "../api/dashboard";
import { every, now } from "../api/time";
import { longest, openAll, type CaseBook, type KnownCase } from "./cases/caseBook";
import { DirectoryRefused, type DirectoryFault } from "./session/directoryPin";
import type { Keys } from "./session/keys";
import { acceptList, lookAtList, namesNext, type ListView } from "./session/lookAtList";

const freshForMilliseconds = 5 * 60_000;
const showEveryMilliseconds = 150;

export type Opening = { done: number; count: number };

/** The member's cases and the verified list they stand on, for as long as the page is unlocked. */
export function useCaseBook(api: DashboardApi, { unlocked: me, pub, previous, kept: { next } }: Keys) {
  const list = useRef<ListView | null>(null);
  const running = useRef(false);
  const [view, setView] = useState<ListView | null>(null);
  const [refused, setRefused] = useState<DirectoryFault | null>(null);
  const [rekeyed, setRekeyed] = useState(false);
  const [book, setBook] = useState<CaseBook & { onlyBefore: number }>({ cases: new Map(), damaged: 0, onlyBefore: 0 });
  const [opening, setOpening] = useState<Opening | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [checkedAt, setCheckedAt] = useState<number | null>(null);

  const look = useCallback(async () => {
    list.current = await lookAtList(api, me, pub, list.current);
    setView(list.current);
    return list.current.pinned;
  }, [api, me, pub]);

  /** A list that gives this member other keys is a fork, unless they are the member's own next ones. */
  const refuse = useCallback(async (reason: DirectoryRefused) => {
    if (reason.fault === "forked" && next !== null && (await namesNext(api, me.id, next).catch(() => false))) setRekeyed(true);
    else setRefused(reason.fault);
  }, [api, me, next]);

  const refresh = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    setFault(null);
    try {
      const { directory } = await look();
      let shown = 0;
      const fresh = await openAll(api, me, directory, (done, count) => {
        if (done < count && now() - shown < showEveryMilliseconds) return;
        shown = now();
        setOpening({ done, count });
      });
      // After a renewal some cases are still sealed to the keys before.
      const old = previous === null ? fresh : await openAll(api, previous, directory, () => undefined);
      const onlyBefore = [...old.cases.keys()].filter((id) => !fresh.cases.has(id)).length;
      // What left the index stays known to this page until it is locked (sealing.md A2).
      setBook((before) => ({ cases: longest(before.cases, new Map([...old.cases, ...fresh.cases])), damaged: fresh.damaged, onlyBefore }));
      setCheckedAt(now());
    } catch (reason) {
      if (reason instanceof DirectoryRefused) await refuse(reason);
      else setFault(reason);
    } finally {
      setOpening(null);
      running.current = false;
    }
  }, [api, me, previous, look, refuse]);

  useEffect(() => {
    void refresh();
    return every(freshForMilliseconds, () => { if (!document.hidden) void refresh(); });
  }, [refresh]);

  const put = useCallback((known: KnownCase) => setBook((before) => ({ ...before, cases: new Map(before.cases).set(known.id, known) })), []);
  /** The list alone, while two people are at it on their screens. */
  const lookAgain = useCallback(async () => {
    try {
      await look();
    } catch (reason) {
      if (reason instanceof DirectoryRefused) await refuse(reason);
      else throw reason;
    }
  }, [look, refuse]);
  const accept = useCallback(async () => {
    if (list.current === null) return;
    list.current = await acceptList(api, me, list.current);
    setView(list.current);
  }, [api, me]);
  /** The member has just signed another first list: the one that ended is held against nothing any more, but what was seen at earlier visits is. */
  const forget = useCallback(() => {
    list.current = null;
    setView(null);
    void refresh();
  }, [refresh]);
  return { forget, pinned: view?.pinned ?? null, accept, lookAgain, refused, rekeyed, book, opening, fault, checkedAt, refresh, put };
}

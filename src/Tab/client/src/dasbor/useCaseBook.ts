import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DashboardApi } from "../api/dashboard";
import { every, now, nowSeconds } from "../api/time";
import { SealingError, type Directory, type PublicKeys, type Unlocked } from "../sealing";
import { BookReader, emptyBook, longest, type CaseBook, type KnownCase } from "./cases/caseBook";
import { CaseDesk } from "./cases/caseDesk";
import { lastingOf } from "./cases/projection";
import { browserMark, MemoryStore } from "./cases/memoryStore";
import { withoutCase } from "./cases/memory";
import { ReadersDesk } from "./cases/readers/readersDesk";
import { DirectoryRefused, pinDirectory, type DirectoryFault, type PinnedDirectory } from "./session/directoryPin";

const freshForMilliseconds = 5 * 60_000;
const showEveryMilliseconds = 150;

export type Opening = { done: number; count: number };

/** The member's cases and the verified list they stand on, for as long as the page is unlocked. */
export function useCaseBook(api: DashboardApi, office: string, me: Unlocked, pub: PublicKeys) {
  const pin = useRef<PinnedDirectory | null>(null);
  const running = useRef(false);
  const [pinned, setPinned] = useState<PinnedDirectory | null>(null);
  const [refused, setRefused] = useState<DirectoryFault | null>(null);
  const [book, setBook] = useState<CaseBook>(emptyBook);
  const [memoryOld, setMemoryOld] = useState(false);
  const [opening, setOpening] = useState<Opening | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [checkedAt, setCheckedAt] = useState<number | null>(null);
  const cases = useRef(book.cases);
  cases.current = book.cases;

  // One desk for as long as the keys are in memory: it remembers words of which nobody knows whether they arrived.
  const tools = useMemo(() => {
    const directory = (): Directory => {
      if (pin.current === null) throw new Error("a case was used before the list of the team was read");
      return pin.current.directory;
    };
    const memory = new MemoryStore(api, me, pub.kem, browserMark(me.id));
    const desk = new CaseDesk(api, me, directory, now);
    return { memory, desk, reader: new BookReader(api, me, memory), readers: new ReadersDesk(api, office, me, desk, directory, now) };
  }, [api, office, me, pub.kem]);
  const { memory, reader } = tools;
  const loaded = useRef<MemoryStore | null>(null);

  const refresh = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    setFault(null);
    try {
      const [served, genesisFile] = await Promise.all([api.directory(), api.genesisFile()]);
      pin.current = await pinDirectory({ genesis: served.genesis ?? "", genesisFile, chain: served.chain }, pin.current, { id: me.id, kem: pub.kem, sig: pub.sig }, nowSeconds());
      setPinned(pin.current);
      if (loaded.current !== memory) {
        await memory.load().catch((reason: unknown) => {
          if (!(reason instanceof SealingError)) throw reason;
          setMemoryOld(true);
        });
        loaded.current = memory;
        // The list stands at once; each case is looked at after that.
        setBook((before) => (before.remembered.size > 0 ? before : { ...before, remembered: new Map([...memory.current.cases].map(([id, seen]) => [id, seen.standing])) }));
      }
      let shown = 0;
      const fresh = await reader.read(pin.current.directory, cases.current, (done, count) => {
        if (done < count && now() - shown < showEveryMilliseconds) return;
        shown = now();
        setOpening({ done, count });
      });
      setBook((before) => ({ ...fresh, cases: longest(before.cases, fresh) }));
      setCheckedAt(now());
      await memory.save();
    } catch (reason) {
      if (reason instanceof DirectoryRefused) setRefused(reason.fault);
      else setFault(reason);
    } finally {
      setOpening(null);
      running.current = false;
    }
  }, [api, me, pub, memory, reader]);

  useEffect(() => {
    void refresh();
    return every(freshForMilliseconds, () => { if (!document.hidden) void refresh(); });
  }, [refresh]);

  /** Takes in a case as it was just read, and remembers it. */
  const put = useCallback((known: KnownCase) => {
    if (!known.open.readers.includes(me.id)) return;
    reader.keep(known);
    setBook((before) => ({ ...before, cases: new Map(before.cases).set(known.id, known), remembered: new Map(before.remembered).set(known.id, lastingOf(known.items)) }));
    void memory.save().catch(() => undefined);
  }, [me.id, memory, reader]);

  /** Reads a case of which only the memory knows so far. */
  const load = useCallback(async (caseId: string) => {
    if (pin.current === null) return;
    put(await reader.open(caseId, pin.current.directory));
  }, [put, reader]);

  /** Lets go of a case: handed over, or one that is told and understood. */
  const forget = useCallback((caseId: string) => {
    memory.update((before) => withoutCase(before, caseId));
    setBook((before) => {
      const [open, remembered] = [new Map(before.cases), new Map(before.remembered)];
      open.delete(caseId);
      remembered.delete(caseId);
      return { cases: open, remembered, troubles: before.troubles.filter((trouble) => trouble.caseId !== caseId) };
    });
    void memory.save().catch(() => undefined);
  }, [memory]);

  return { pinned, refused, book, memoryOld, opening, fault, checkedAt, refresh, put, load, forget, desk: tools.desk, readers: tools.readers };
}

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DashboardApi } from "../api/dashboard";
import { every, now, nowSeconds } from "../api/time";
import { isReleased, SealingError, type Directory } from "../sealing";
import { IndexWatch } from "./audit/indexWatch";
import { keepOfficeLog, type OfficeLog } from "./audit/officeLog";
import { BookReader } from "./cases/bookReader";
import { emptyBook, longest, type Asked, type CaseBook, type KnownCase } from "./cases/caseBook";
import { CaseDesk } from "./cases/caseDesk";
import { tellErased } from "./cases/erased";
import { lastingOfCase } from "./cases/projection";
import { browserMark, MemoryStore } from "./cases/memoryStore";
import { countSealedBefore, dropCase, seeOffice } from "./cases/memory";
import { ExportDesk } from "./cases/export/exportDesk";
import { NameDesk } from "./cases/name/nameDesk";
import { PairDesk } from "./cases/dual/pairDesk";
import { ReadersDesk } from "./cases/readers/readersDesk";
import { textIn } from "./page/i18n";
import { makePractice, practiceOf, quarterOf, storyOf } from "./practice/practice";
import { DirectoryRefused, type DirectoryFault } from "./session/directoryPin";
import type { Keys } from "./session/keys";
import { dayOf } from "./time/officeTime";
import { acceptList, lookAtList, namesNext, type ListView } from "./session/lookAtList";

const freshForMilliseconds = 5 * 60_000;
const showEveryMilliseconds = 150;

export type Opening = { done: number; count: number };

/** The member's cases and the verified list they stand on, for as long as the page is unlocked. */
export function useCaseBook(api: DashboardApi, office: string, { unlocked: me, pub, kept: { next } }: Keys) {
  const list = useRef<ListView | null>(null);
  const running = useRef(false);
  const [view, setView] = useState<ListView | null>(null);
  const [refused, setRefused] = useState<DirectoryFault | null>(null);
  const [rekeyed, setRekeyed] = useState(false);
  const [sealedBefore, setSealedBefore] = useState(0);
  const [book, setBook] = useState<CaseBook>(emptyBook);
  const [memoryOld, setMemoryOld] = useState(false);
  const [officeLog, setOfficeLog] = useState<OfficeLog | null>(null);
  const [opening, setOpening] = useState<Opening | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [checkedAt, setCheckedAt] = useState<number | null>(null);
  const cases = useRef(book.cases);
  cases.current = book.cases;

  // One desk for as long as the keys are in memory: it remembers words of which nobody knows whether they arrived.
  const tools = useMemo(() => {
    const directory = (): Directory => {
      if (list.current === null) throw new Error("a case was used before the list of the team was read");
      return list.current.pinned.directory;
    };
    const memory = new MemoryStore(api, me, pub.kem, browserMark(me.id, pub.kem));
    const desk = new CaseDesk(api, me, directory, now);
    const names = new NameDesk(me, desk, directory, now);
    const watch = new IndexWatch(api);
    return {
      memory, desk, watch, reader: new BookReader({ ...api, index: watch.index }, me, memory), readers: new ReadersDesk(api, office, me, memory, desk, directory, now),
      pairs: new PairDesk(api, office, me, memory, desk, directory, now), names,
      exporter: new ExportDesk(api, desk, names, me.id, office, directory, nowSeconds),
    };
  }, [api, office, me, pub.kem]);
  const { memory, reader, readers, watch } = tools;
  const loaded = useRef<MemoryStore | null>(null);

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

  /** Reads the office's log and adds what this page has to say. It is told if it fails, and nothing else waits for it. */
  const lookAtLog = useCallback(async (directory: Directory) => {
    const keep = (from: Directory) => keepOfficeLog(api, me, office, from, memory.current.office, dayOf(now()));
    const first = await keep(directory);
    // A colleague may have seen a list that came after ours was fetched.
    const log = first.doubt === "list" ? await keep((await look()).directory) : first;
    if (log.doubt === null && log.head?.seq !== memory.current.office?.seq) memory.update((before) => seeOffice(before, log.head));
    setOfficeLog(log);
  }, [api, look, me, memory, office]);

  /** Notes which case is this quarter's practice, and makes one when it is this member's turn. */
  const practise = useCallback(async (directory: Directory, read: Iterable<KnownCase>) => {
    for (const { id, open } of read) {
      const quarter = practiceOf(open);
      if (quarter !== null && !memory.current.practice.has(quarter)) memory.update(({ practice }) => practice.set(quarter, id));
    }
    const today = dayOf(now());
    const story = textIn("id", `board.practice.story.${storyOf(quarterOf(today), 4) as 0 | 1 | 2 | 3}`);
    const made = await makePractice(api, office, directory, me.id, today, memory.current.practice, story);
    if (made !== null) memory.update(({ practice }) => practice.set(made.quarter, made.caseId));
  }, [api, me.id, memory, office]);

  const refresh = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    setFault(null);
    try {
      const { directory } = await look();
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
      const fresh = await reader.read(directory, cases.current, (done, count) => {
        if (done < count && now() - shown < showEveryMilliseconds) return;
        shown = now();
        setOpening({ done, count });
      });
      await tellErased(api, memory, fresh, dayOf(now()));
      setBook((before) => ({ ...fresh, cases: longest(before.cases, fresh) }));
      setSealedBefore(countSealedBefore(memory.current, directory, me.id, pub.kem));
      setCheckedAt(now());
      await readers.tell().catch(() => undefined);
      await lookAtLog(directory).catch(() => undefined);
      await practise(directory, fresh.cases.values()).catch(() => undefined);
      await memory.save();
      await watch.takenIn(memory.current).catch(() => undefined);
    } catch (reason) {
      if (reason instanceof DirectoryRefused) await refuse(reason);
      else setFault(reason);
    } finally {
      setOpening(null);
      running.current = false;
    }
  }, [look, lookAtLog, me.id, memory, practise, pub.kem, reader, readers, refuse, watch]);

  useEffect(() => {
    void refresh();
    return every(freshForMilliseconds, () => { if (!document.hidden) void refresh(); });
  }, [refresh]);

  /** Takes in a case as it was just read, and remembers it. */
  const put = useCallback((known: KnownCase) => {
    if (!known.open.readers.includes(me.id) && !isReleased(known.open, me.id)) return;
    reader.keep(known);
    setBook((before) => ({ ...before, cases: new Map(before.cases).set(known.id, known), remembered: new Map(before.remembered).set(known.id, lastingOfCase(known)) }));
    void memory.save().catch(() => undefined);
  }, [me.id, memory, reader]);

  /** Reads a case of which only the memory knows so far. */
  const load = useCallback(async (caseId: string) => {
    if (list.current === null) return;
    put(await reader.open(caseId, list.current.pinned.directory));
  }, [put, reader]);

  /** Looks again at the cases that two open together. */
  const lookAtPairs = useCallback(async () => {
    if (list.current === null) return;
    const pairs = await reader.readPairs(list.current.pinned.directory);
    setBook((before) => ({ ...before, pairs }));
  }, [reader]);

  /** A request for a new receipt is answered, or thrown away. */
  const answered = useCallback((asked: Asked) => {
    reader.answered(asked);
    setBook((before) => ({ ...before, asked: before.asked.filter(({ entryId }) => entryId !== asked.entryId) }));
    void memory.save().catch(() => undefined);
  }, [memory, reader]);

  /** Lets go of a case: handed over, or one that is told and understood. */
  const letGo = useCallback((caseId: string) => {
    memory.update((before) => dropCase(before, caseId));
    setBook((before) => {
      const [open, remembered] = [new Map(before.cases), new Map(before.remembered)];
      open.delete(caseId);
      remembered.delete(caseId);
      return { ...before, cases: open, remembered, troubles: before.troubles.filter((trouble) => trouble.caseId !== caseId) };
    });
    void memory.save().catch(() => undefined);
  }, [memory]);

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
  const forgetList = useCallback(() => {
    list.current = null;
    setView(null);
    void refresh();
  }, [refresh]);
  /** Read without a place among the readers: nobody had answered for long. */
  const isLetIn = useCallback((caseId: string) => memory.current.cases.get(caseId)?.to.includes(me.id) === false, [me.id, memory]);
  return {
    isLetIn, pinned: view?.pinned ?? null, accept, lookAgain, forgetList, refused, rekeyed, sealedBefore, book, memoryOld, officeLog, opening, fault, checkedAt, refresh, put, load, letGo,
    answered, desk: tools.desk, readers: tools.readers, pairs: tools.pairs, names: tools.names, exporter: tools.exporter, lookAtPairs,
  };
}

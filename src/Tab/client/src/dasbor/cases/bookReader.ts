import type { DashboardApi } from "../../api/dashboard";
import type { CaseHeads, IndexEntry } from "../../api/dashboardSchemas";
import {
  findKey, isHandover, isReceiptRequest, isReleased, isRequest, isShares, ownFront, readHandover, readReceiptRequest, SealingError, type Directory, type HandedCase,
  type Unlocked,
} from "../../sealing";
import { fromBase64url, toBase64url } from "../../sealing/base64url";
import { accessToken, readCaseHeader } from "../../sealing/case-key";
import { newestNumber } from "../../sealing/directory";
import { emptyBook, type Asked, type CaseBook, type KnownCase } from "./caseBook";
import { fetchCase, LeftOut, SharedAnew } from "./caseFetch";
import { PairReader, type Pair } from "./dual/pairs";
import { takeShares } from "./dual/takeShares";
import { each } from "./each";
import { LateKeys } from "./lateKeys";
import { addCase, addFront, addTried, dropCase, remember, wasTried, type Remembered } from "./memory";
import type { MemoryStore } from "./memoryStore";
import { lastingOfCase } from "./projection";
import { countSets, readCase } from "./readCase";
import { doubtOf, type Doubt } from "./trust";

export type Source = Pick<DashboardApi, "index" | "openCase" | "caseHeads">;

/**
 * Looks at every case this member may read: first those remembered, by their access tokens, then whatever new stands in the index. What does not open is
 * simply not there (sealing.md §3.3-12): no count, no trace.
 * @param known What this page has read already; a case in which nothing is new is not fetched again.
 * @param progress Called after each; the list may be shown while it grows.
 */
export class BookReader {
  private readonly api: Source;
  private readonly me: Unlocked;
  private readonly memory: MemoryStore;
  private readonly pairs: PairReader;
  private readonly late: LateKeys;

  constructor(api: Source, me: Unlocked, memory: MemoryStore) {
    this.api = api;
    this.me = me;
    this.memory = memory;
    this.late = new LateKeys(me);
    this.pairs = new PairReader(api, me, memory);
  }

  async read(directory: Directory, known: ReadonlyMap<string, KnownCase>, progress: (done: number, count: number) => void): Promise<CaseBook> {
    const book = emptyBook();
    const entries = await this.api.index();
    const fresh: { entry: IndexEntry; id: string }[] = [];
    await each(entries, async (entry) => {
      const id = caseIdOf(entry);
      if (id === null) return;
      const isLate = this.late.note(id, entry);
      if (this.isNew(id) || (isLate && !this.memory.current.cases.has(id))) fresh.push({ entry, id });
    });
    const old = [...this.memory.current.cases];
    let done = 0;
    const step = () => progress(++done, old.length + fresh.length);
    progress(0, old.length + fresh.length);
    await each(old, async ([id, seen]) => {
      await this.look(book, id, seen, known.get(id), directory);
      step();
    });
    await each(fresh, async ({ entry, id }) => {
      await this.tryEntry(book, entry, id, directory);
      step();
    });
    const { pairs, troubles } = await this.pairs.read(directory);
    book.pairs = pairs;
    // Who reads on reads on; who was left out is told that alone.
    for (const { caseId, doubt } of book.troubles) if (doubt === "left-out" || doubt === "closed-unsigned") book.pairs.delete(caseId);
    book.troubles.push(...troubles);
    return book;
  }

  /** Looks again at the cases that two open together, after something was said there. */
  async readPairs(directory: Directory): Promise<Map<string, Pair>> {
    return (await this.pairs.read(directory)).pairs;
  }

  /** Reads one remembered case in full. @throws LeftOut, SealingError, and the faults of the network */
  async open(caseId: string, directory: Directory): Promise<KnownCase> {
    const seen = this.memory.current.cases.get(caseId);
    if (seen === undefined) throw new SealingError("no-slot");
    return this.fetchRemembered(caseId, seen, directory);
  }

  /** Keeps what was verified: this is what a later answer is held against. */
  keep(known: KnownCase): void {
    const { messages, log } = known.bodies;
    const counts = { sets: countSets(known.bodies), messages: messages.length, log: log.length };
    this.memory.update((memory) => addCase(memory, known.id, remember(known.open, known.head, known.logHead, counts, lastingOfCase(known))));
  }

  private isNew(caseId: string): boolean {
    const memory = this.memory.current;
    return ![memory.cases, memory.pairs, memory.requests].some((held) => held.has(caseId)) && !wasTried(memory, caseId);
  }

  /** A remembered case is fetched only when the server has more of it than before; less is fetched too, to see what is missing. */
  private async look(book: CaseBook, id: string, seen: Remembered, known: KnownCase | undefined, directory: Directory): Promise<void> {
    book.remembered.set(id, seen.standing);
    await this.guard(book, id, async () => {
      const heads = await this.heads(id, seen);
      if (heads !== null && sameCounts(heads, seen.counts)) {
        const n = newestNumber(directory, seen.dir, seen.n);
        if (n !== seen.n) this.memory.update((memory) => addCase(memory, id, { ...seen, n }));
        if (known !== undefined) book.cases.set(id, known);
        return;
      }
      this.put(book, await this.fetchRemembered(id, seen, directory));
    });
  }

  /** Null when the token opens nothing now: asking for the case itself then tells why. */
  private async heads(caseId: string, seen: Remembered): Promise<CaseHeads | null> {
    try {
      return await this.api.caseHeads(await accessToken(fromBase64url(seen.ck, 32), caseId));
    } catch (fault) {
      if (isGone(fault)) return null;
      throw fault;
    }
  }

  private async fetchRemembered(caseId: string, seen: Remembered, directory: Directory): Promise<KnownCase> {
    const from = { caseId, epoch: seen.epoch, ck: fromBase64url(seen.ck, 32), dual: seen.dual };
    const { key, access, bodies } = await fetchCase(this.api, this.me, from, directory, seen).catch(async (fault: unknown) => {
      const again = fault instanceof LeftOut ? await this.late.keyOf(caseId) : null;
      if (again === null) throw fault;
      return fetchCase(this.api, this.me, { ...again, dual: false }, directory);
    });
    return readCase(this.me, key, access, bodies, directory, seen);
  }

  private async tryLate(book: CaseBook, id: string, directory: Directory): Promise<void> {
    const from = await this.late.keyOf(id);
    if (from === null) return this.memory.update((memory) => addTried(memory, id));
    const known = await this.fetchHanded(from, directory);
    await this.late.expectReleased(known.open);
    this.take(book, known);
  }

  private async tryEntry(book: CaseBook, entry: IndexEntry, id: string, directory: Directory): Promise<void> {
    await this.guard(book, id, async () => {
      const key = await findKey(this.me, entry);
      if (key === null) return this.tryLate(book, id, directory);
      if (key.kind === "share") {
        const front = await ownFront(this.me, entry);
        return this.memory.update((memory) => addFront(memory, id, front));
      }
      const known = await this.fetchHanded({ caseId: key.header.case, epoch: key.header.epoch, ck: key.ck }, directory);
      if (isReceiptRequest(known.open.payload.body)) this.takeRequest(book, known);
      else if (isHandover(known.open.payload.body)) await this.takeHandover(book, known, directory);
      else if (isShares(known.open.payload.body)) {
        const trouble = await takeShares(this.me, this.memory, known, directory);
        if (trouble !== null) book.troubles.push(trouble);
      }
      else if (isRequest(known.open.payload.body)) this.memory.update((memory) => memory.requests.set(id, { ck: toBase64url(known.open.ck) }));
      else this.put(book, known);
    });
  }

  /** Stays in the index until it is answered: the page reads it at each look. One about a case that this member does not read is nothing to her. */
  private takeRequest(book: CaseBook, request: KnownCase): void {
    const asked = readReceiptRequest(request.open.payload.body);
    if (book.remembered.has(asked.caseId)) book.asked.push({ ...asked, entryId: request.id });
    else this.memory.update((memory) => addTried(memory, request.id));
  }

  /** The request is answered, or it was not the person. */
  answered(asked: Asked): void {
    this.memory.update((memory) => addTried(memory, asked.entryId));
  }

  private async takeHandover(book: CaseBook, handover: KnownCase, directory: Directory): Promise<void> {
    const { by, cases } = await readHandover(handover.open, directory);
    const held = ({ caseId, epoch }: HandedCase) => book.remembered.has(caseId) && (this.memory.current.cases.get(caseId)?.epoch ?? -1) >= epoch;
    const mine = by === this.me.id ? [] : cases.filter((one) => !held(one));
    const { pairs } = this.memory.current;
    for (const one of mine) {
      // What two open together is given to nobody by one.
      if (pairs.has(one.caseId)) book.troubles.push({ caseId: one.caseId, doubt: "dual-handed", by });
      else await this.guard(book, one.caseId, async () => this.put(book, await this.fetchHanded(one, directory)));
    }
    this.memory.update((memory) => addTried(memory, handover.id));
  }

  private async fetchHanded(handed: HandedCase, directory: Directory): Promise<KnownCase> {
    const { key, access, bodies } = await fetchCase(this.api, this.me, { ...handed, dual: false }, directory);
    return readCase(this.me, key, access, bodies, directory);
  }

  /** Shows a case to those whom its signed readers name, and to nobody else who happens to hold a key. */
  private put(book: CaseBook, known: KnownCase): void {
    if (known.open.readers.includes(this.me.id) || this.wasLetIn(known)) return this.take(book, known);
    const by = [...known.open.steps].reverse().find((step) => step.out.includes(this.me.id))?.by ?? null;
    if (by !== null) this.leave(book, known.id, by);
  }

  /** Read before without a place among the readers: let in because nobody answered, and in for good, unless a reader took this member out since. */
  private wasLetIn({ id, open }: KnownCase): boolean {
    const before = this.memory.current.cases.get(id);
    return before !== undefined && !before.to.includes(this.me.id) && isReleased(open, this.me.id);
  }

  private take(book: CaseBook, known: KnownCase): void {
    book.cases.set(known.id, known);
    book.remembered.set(known.id, lastingOfCase(known));
    book.troubles.push(...known.doubts.map((doubt) => ({ caseId: known.id, doubt, by: null })));
    this.keep(known);
  }

  /** Told to who remembers having read it; to anybody else the case is simply not there. */
  private leave(book: CaseBook, caseId: string, by: string | null): void {
    book.cases.delete(caseId);
    book.remembered.delete(caseId);
    if (!this.memory.current.cases.has(caseId)) return this.memory.update((memory) => addTried(memory, caseId));
    if (by === this.me.id) this.memory.update((memory) => dropCase(memory, caseId));
    else book.troubles.push({ caseId, doubt: by === null ? "closed-unsigned" : "left-out", by });
  }

  /** It went on under a key of which this member holds a share: it is opened together again. What was verified before stays remembered. */
  private share(book: CaseBook, caseId: string, { front }: SharedAnew): void {
    book.cases.delete(caseId);
    book.remembered.delete(caseId);
    this.memory.update((memory) => addFront(memory, caseId, front));
  }

  private async guard(book: CaseBook, caseId: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (fault) {
      if (fault instanceof LeftOut) this.leave(book, caseId, fault.by);
      else if (fault instanceof SharedAnew) this.share(book, caseId, fault);
      else if (fault instanceof SealingError) this.refuse(book, caseId, doubtOf(fault));
      else if (!isGone(fault)) throw fault;
      else if (this.memory.current.cases.has(caseId)) this.refuse(book, caseId, "gone");
    }
  }

  /** Nothing of a case that does not stand is shown, not even where it stood before. */
  private refuse(book: CaseBook, caseId: string, doubt: Doubt): void {
    book.cases.delete(caseId);
    book.remembered.delete(caseId);
    book.troubles.push({ caseId, doubt, by: null });
  }
}

/** Null for an entry whose header this page cannot read: it is nobody's. */
function caseIdOf(entry: IndexEntry): string | null {
  try {
    return readCaseHeader(entry.kh).case;
  } catch (fault) {
    if (fault instanceof SealingError) return null;
    throw fault;
  }
}

function sameCounts(a: CaseHeads, b: CaseHeads): boolean {
  return a.sets === b.sets && a.messages === b.messages && a.log === b.log;
}

function isGone(fault: unknown): boolean {
  return typeof fault === "object" && fault !== null && "status" in fault && fault.status === 404;
}

import { ApiError, type DashboardApi } from "../../../api/dashboard";
import { grant, isVouchedBy, MOST_HANDED, ownFront, rotate, sealHandover, sealLogEntry, SealingError, sealShares, siteSalt, type Directory, type OpenCase, type ReceiptReplacement, type Unlocked, type Vouch } from "../../../sealing";
import { fromBase64url, toBase64url } from "../../../sealing/base64url";
import { accessToken } from "../../../sealing/case-key";
import { isEnded } from "../../../sealing/directory";
import { randomBytes } from "../../../sealing/random";
import type { CaseDesk } from "../caseDesk";
import { LeftOut } from "../caseFetch";
import { addFront, type Telling } from "../memory";
import type { MemoryStore } from "../memoryStore";
import { expectSharing, mayShare, Withdrawn } from "../person/sharing";
import type { KnownCase } from "../readCase";
import { readerState, remaining } from "./standing";

type Api = Pick<DashboardApi, "handOver" | "postSet" | "postEpoch" | "postLog" | "caseHeads">;

/** After each case: how many are done of how many. */
export type Progress = (done: number, count: number) => void;

/** A case whose readers changed; null when this member is none of them any more. */
export type Changed = { caseId: string; known: KnownCase | null };

/** Who goes, who comes, and the receipt that takes the place of a lost one. */
type Change = { out?: readonly string[]; into?: readonly string[]; replacement?: ReceiptReplacement };

const mostTries = 8;

/**
 * Changes who reads a case. Each change is made on the case as it stands at that moment: when another member was first, it is read and verified anew,
 * and what is still to do is done on top of it.
 *
 * A case that two open together is changed by a member who has opened it so, always by a new key, and stays what it is: each holder gets a share of that key,
 * and who reads on opens it together again. The one who makes the key goes on reading, as who has opened such a case always can.
 */
export class ReadersDesk {
  private readonly api: Api;
  private readonly office: string;
  private readonly me: Unlocked;
  private readonly memory: MemoryStore;
  private readonly desk: CaseDesk;
  private readonly directory: () => Directory;
  private readonly now: () => number;
  /** New keys that are being posted by this page: they are not looked for in between. */
  private readonly posting = new Set<string>();
  private telling: Promise<void> | null = null;

  constructor(api: Api, office: string, me: Unlocked, memory: MemoryStore, desk: CaseDesk, directory: () => Directory, now: () => number) {
    this.api = api;
    this.office = office;
    this.me = me;
    this.memory = memory;
    this.desk = desk;
    this.directory = directory;
    this.now = now;
  }

  /**
   * Gives these cases to somebody. The hand-over goes first: should this page end in between, the newcomer finds a key and no right, never a right
   * without a key. A case that its person took back goes to nobody new. It is one entry of the index however many cases there are. A case that departed readers still hold gets a new key before.
   */
  async give(cases: readonly KnownCase[], to: string, progress: Progress): Promise<Changed[]> {
    const shared = cases.filter(({ open }) => open.dual);
    const ready: KnownCase[] = [];
    for (const known of cases.filter(({ open }) => !open.dual)) {
      const renewed = await this.newKey(known);
      if (renewed !== null && (renewed.open.readers.includes(to) || mayShare(renewed))) ready.push(renewed);
    }
    if (ready.length + shared.length === 0 && cases.length > 0) throw new Withdrawn();
    await this.handOver(ready, to);
    const changed = await this.each(ready, (done) => progress(done, cases.length), (known) => this.grantTo(known, to));
    // Somebody may have changed the key in between: the newcomer needs the one under which she is named.
    await this.handOver(changed.flatMap(({ known }, at) => (known !== null && known.open.epoch !== ready[at]?.open.epoch ? [known] : [])), to);
    if (shared.length === 0) return changed;
    const together = await this.each(shared, (more) => progress(changed.length + more, cases.length), (known) => this.shareWith(known, to, []));
    return [...changed, ...together];
  }

  private async handOver(cases: readonly KnownCase[], to: string): Promise<void> {
    for (let at = 0; at < cases.length; at += MOST_HANDED) {
      const opens = cases.slice(at, at + MOST_HANDED).map(({ open }) => open);
      await this.api.handOver(toBase64url(randomBytes(16)), await sealHandover(this.me, this.directory(), [to], opens, await siteSalt(this.office)));
    }
  }

  /** A new key for everybody but these: they keep what they could read before and get nothing after it. */
  async exclude(cases: readonly KnownCase[], out: readonly string[], progress: Progress): Promise<Changed[]> {
    return this.each(cases, progress, (known) => this.rotateWithout(known, out));
  }

  /** New keys for cases that somebody who left the team still holds. */
  async renew(cases: readonly KnownCase[], progress: Progress): Promise<Changed[]> {
    return this.each(cases, progress, (known) => this.newKey(known));
  }

  /** Hands a case over to somebody and steps out of it. No reason is asked. */
  async recuse(known: KnownCase, to: string): Promise<Changed> {
    if (known.open.dual) return { caseId: known.id, known: await this.shareWith(known, to, [this.me.id]) };
    const named = known.open.readers.includes(to) ? known : ((await this.give([known], to, () => undefined))[0]?.known ?? known);
    return { caseId: known.id, known: await this.rotateWithout(named, [this.me.id]) };
  }

  /**
   * The second of two words for a new receipt: begins an epoch with it. From then on the old digits find nothing.
   * @param by who vouched for it first, in this case's thread; never this member
   * @throws SealingError receipt-change when that word does not hold, or not any more
   */
  async replaceReceipt(known: KnownCase, vouch: Vouch, by: string): Promise<Changed> {
    const { rk, rid, rbox, sig } = vouch;
    const changed = await this.untilDone(known, (open) => open.header.rk.kem === rk.kem, async (current) => {
      const { open } = current;
      if (by === this.me.id || !(await isVouchedBy(open, this.directory(), by, vouch))) throw new SealingError("receipt-change");
      return this.rotateTo(current, { replacement: { rk, rid, rbox, co: { by, sig } } });
    }, "receipt");
    return { caseId: known.id, known: changed };
  }

  private async each(cases: readonly KnownCase[], progress: Progress, change: (known: KnownCase) => Promise<KnownCase | null>): Promise<Changed[]> {
    const changed: Changed[] = [];
    progress(0, cases.length);
    for (const known of cases) {
      changed.push({ caseId: known.id, known: await change(known) });
      progress(changed.length, cases.length);
    }
    return changed;
  }

  private async grantTo(known: KnownCase, to: string): Promise<KnownCase | null> {
    return this.untilDone(known, (open) => this.isReaderNow(open, to), async (current) => {
      expectSharing(current, to, current.open.readers);
      const readers = [...new Set([...remaining(readerState(current.open, this.directory())), to])];
      const { set, slots } = await grant(current.open, this.directory(), readers);
      await this.api.postSet(current.access, current.open.sets.rev, set, slots);
      return this.desk.reread(current);
    }, "grant");
  }

  /** Another holder of a case that two open together, and perhaps one less, in one step: between two keys all would have to open it again. */
  private async shareWith(known: KnownCase, to: string, out: readonly string[]): Promise<KnownCase | null> {
    const isDone = (open: OpenCase) => this.isReaderNow(open, to) && !out.some((id) => open.readers.includes(id));
    return this.untilDone(known, isDone, (current) => {
      expectSharing(current, to, current.open.readers);
      return this.rotateTo(current, { out, into: [to] });
    }, "grant");
  }

  private async rotateWithout(known: KnownCase, out: readonly string[]): Promise<KnownCase | null> {
    return this.untilDone(known, (open) => !out.some((id) => open.readers.includes(id)), (current) => this.rotateTo(current, { out }), "rotate");
  }

  /** A new key where somebody who left still holds the old one, or where the list it was sealed under has ended. */
  private async newKey(known: KnownCase): Promise<KnownCase | null> {
    const isDone = (open: OpenCase) => readerState(open, this.directory()).departed.length === 0 && !isEnded(this.directory(), open.header.dir);
    return this.untilDone(known, isDone, (current) => this.rotateTo(current, {}), "rotate");
  }

  private async rotateTo(current: KnownCase, { out = [], into = [], replacement }: Change): Promise<KnownCase> {
    const { open, access } = current;
    const to = [...new Set([...remaining(readerState(open, this.directory())), ...into])].filter((id) => !out.includes(id));
    const { epoch, close, late, ck } = await rotate(open, this.directory(), to, replacement === undefined ? {} : { replacement });
    const post = () => this.api.postEpoch(access, close, open.sets.rev, epoch, late);
    if (!open.dual) {
      await post();
      return this.desk.reread(current);
    }
    await this.postTogether(open.caseId, { ck: toBase64url(ck), to, kh: epoch.kh, slots: epoch.slots }, post);
    return this.desk.reread(current, to.includes(this.me.id) ? { caseId: open.caseId, epoch: open.epoch + 1, ck } : undefined);
  }

  /** What the holders have to be told is remembered before the new key is posted: without it some of them would not find the case again. */
  private async postTogether(caseId: string, due: Telling, post: () => Promise<unknown>): Promise<void> {
    this.posting.add(caseId);
    try {
      this.memory.update(({ telling }) => telling.set(caseId, due));
      await this.memory.save();
      // Perhaps only the acknowledgement is lost.
      await post().catch(async (fault: unknown) => { if (!(await this.stands(caseId, due).catch(() => false))) throw fault; });
    } finally {
      this.posting.delete(caseId);
    }
    if (due.to.includes(this.me.id)) {
      const front = await ownFront(this.me, due);
      this.memory.update((memory) => addFront(memory, caseId, front));
    }
    // The key stands already; what cannot be told now is told at the next look.
    await this.tell().catch((fault: unknown) => {
      if (!(fault instanceof ApiError)) throw fault;
    });
  }

  /** Tells the holders of cases that two open together of the keys that this member made and has not told yet. */
  async tell(): Promise<void> {
    while (this.telling !== null) await this.telling.catch(() => undefined);
    this.telling = this.tellAll().finally(() => { this.telling = null; });
    return this.telling;
  }

  private async tellAll(): Promise<void> {
    for (const [caseId, due] of [...this.memory.current.telling]) {
      if (this.posting.has(caseId)) continue;
      if (await this.stands(caseId, due)) {
        await this.api.handOver(toBase64url(randomBytes(16)), await sealShares(this.me, this.directory(), due.to, due, await siteSalt(this.office)));
      }
      this.memory.update(({ telling }) => telling.delete(caseId));
      await this.memory.save();
    }
  }

  /** Whether that key is the one under which the case lies. */
  private async stands(caseId: string, { ck }: Telling): Promise<boolean> {
    try {
      await this.api.caseHeads(await accessToken(fromBase64url(ck, 32), caseId));
      return true;
    } catch (fault) {
      if (fault instanceof ApiError && (fault.status === 404 || fault.status === 410)) return false;
      throw fault;
    }
  }

  private isReaderNow(open: OpenCase, id: string): boolean {
    return readerState(open, this.directory()).holders.includes(id);
  }

  /** Reads, changes, reads again. Whether it arrived is seen in the case itself, so a lost answer does it no harm. */
  private async untilDone(known: KnownCase, done: (open: OpenCase) => boolean, change: (current: KnownCase) => Promise<KnownCase>, act: string): Promise<KnownCase | null> {
    try {
      let current = await this.desk.reread(known);
      for (let attempt = 1; !done(current.open); attempt += 1) {
        const before = current;
        current = await change(before).catch((fault: unknown) => {
          if (!(fault instanceof ApiError) || (fault.status !== 409 && fault.status !== 410) || attempt === mostTries) throw fault;
          return this.desk.reread(before);
        });
      }
      return await this.write(current, act);
    } catch (fault) {
      // Who rotates without a place for herself is left out by herself.
      if (fault instanceof LeftOut && fault.by === this.me.id) return null;
      throw fault;
    }
  }

  /** The log says when; the signed set says who and what. A log that cannot be written takes nothing back. */
  private async write(known: KnownCase, act: string): Promise<KnownCase> {
    const last = known.open.steps.at(-1);
    if (last?.by !== this.me.id || known.log.some((line) => line.ref === last.h)) return known;
    const entry = { ts: Math.floor(this.now() / 1000), act, ref: last.h };
    const sealed = await sealLogEntry(known.open, known.logHead, entry);
    await this.api.postLog(known.access, (known.logHead?.seq ?? -1) + 1, sealed).catch((fault: unknown) => {
      if (!(fault instanceof ApiError)) throw fault;
    });
    return this.desk.reread(known);
  }
}

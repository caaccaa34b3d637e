import { ApiError, type DashboardApi } from "../../../api/dashboard";
import { grant, isVouchedBy, MOST_HANDED, rotate, sealHandover, sealLogEntry, SealingError, siteSalt, type Directory, type OpenCase, type Unlocked, type Vouch } from "../../../sealing";
import { toBase64url } from "../../../sealing/base64url";
import { isEnded } from "../../../sealing/directory";
import { randomBytes } from "../../../sealing/random";
import type { CaseDesk } from "../caseDesk";
import { LeftOut } from "../caseFetch";
import type { KnownCase } from "../readCase";
import { readerState } from "./standing";

type Api = Pick<DashboardApi, "handOver" | "postSet" | "postEpoch" | "postLog">;

/** After each case: how many are done of how many. */
export type Progress = (done: number, count: number) => void;

/** A case whose readers changed; null when this member is none of them any more. */
export type Changed = { caseId: string; known: KnownCase | null };

const mostTries = 8;

/**
 * Changes who reads a case. Each change is made on the case as it stands at that moment: when another member was first, it is read and verified anew,
 * and what is still to do is done on top of it.
 */
export class ReadersDesk {
  private readonly api: Api;
  private readonly office: string;
  private readonly me: Unlocked;
  private readonly desk: CaseDesk;
  private readonly directory: () => Directory;
  private readonly now: () => number;

  constructor(api: Api, office: string, me: Unlocked, desk: CaseDesk, directory: () => Directory, now: () => number) {
    this.api = api;
    this.office = office;
    this.me = me;
    this.desk = desk;
    this.directory = directory;
    this.now = now;
  }

  /**
   * Gives these cases to somebody. The hand-over goes first: should this page end in between, the newcomer finds a key and no right, never a right
   * without a key. It is one entry of the index however many cases there are. A case that departed readers still hold gets a new key before.
   */
  async give(cases: readonly KnownCase[], to: string, progress: Progress): Promise<Changed[]> {
    const ready: KnownCase[] = [];
    for (const known of cases) {
      const renewed = await this.newKey(known);
      if (renewed !== null) ready.push(renewed);
    }
    await this.handOver(ready, to);
    const changed = await this.each(ready, progress, (known) => this.grantTo(known, to));
    // Somebody may have changed the key in between: the newcomer needs the one under which she is named.
    await this.handOver(changed.flatMap(({ known }, at) => (known !== null && known.open.epoch !== ready[at]?.open.epoch ? [known] : [])), to);
    return changed;
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
    const changed = await this.untilDone(known, (open) => open.header.rk.kem === rk.kem, async ({ open, access }) => {
      if (by === this.me.id || !(await isVouchedBy(open, this.directory(), by, vouch))) throw new SealingError("receipt-change");
      const { holders, rekeyed } = readerState(open, this.directory());
      const { epoch, close, late } = await rotate(open, this.directory(), [...holders, ...rekeyed], { replacement: { rk, rid, rbox, co: { by, sig } } });
      await this.api.postEpoch(access, close, open.sets.rev, epoch, late);
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
      const { holders, rekeyed } = readerState(current.open, this.directory());
      const readers = [...new Set([...holders, ...rekeyed, to])];
      const { set, slots } = await grant(current.open, this.directory(), readers);
      await this.api.postSet(current.access, current.open.sets.rev, set, slots);
    }, "grant");
  }

  private async rotateWithout(known: KnownCase, out: readonly string[]): Promise<KnownCase | null> {
    return this.untilDone(known, (open) => !out.some((id) => open.readers.includes(id)), (current) => this.rotateTo(current, out), "rotate");
  }

  /** A new key where somebody who left still holds the old one, or where the list it was sealed under has ended. */
  private async newKey(known: KnownCase): Promise<KnownCase | null> {
    const isDone = (open: OpenCase) => readerState(open, this.directory()).departed.length === 0 && !isEnded(this.directory(), open.header.dir);
    return this.untilDone(known, isDone, (current) => this.rotateTo(current, []), "rotate");
  }

  private async rotateTo({ open, access }: KnownCase, out: readonly string[]): Promise<void> {
    const { holders, rekeyed } = readerState(open, this.directory());
    const { epoch, close, late } = await rotate(open, this.directory(), [...holders, ...rekeyed].filter((id) => !out.includes(id)));
    await this.api.postEpoch(access, close, open.sets.rev, epoch, late);
  }

  private isReaderNow(open: OpenCase, id: string): boolean {
    return readerState(open, this.directory()).holders.includes(id);
  }

  /** Reads, changes, reads again. Whether it arrived is seen in the case itself, so a lost answer does it no harm. */
  private async untilDone(known: KnownCase, done: (open: OpenCase) => boolean, change: (current: KnownCase) => Promise<void>, act: string): Promise<KnownCase | null> {
    try {
      let current = await this.desk.reread(known);
      for (let attempt = 1; !done(current.open); attempt += 1) {
        await change(current).catch((fault: unknown) => {
          if (!(fault instanceof ApiError) || (fault.status !== 409 && fault.status !== 410) || attempt === mostTries) throw fault;
        });
        current = await this.desk.reread(current);
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

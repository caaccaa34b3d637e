import type { IndexEntry } from "../../api/dashboardSchemas";
import { expectReleased, findLateKey, type HandedCase, type OpenCase, type Unlocked } from "../../sealing";

/** What the index holds for somebody who is let in because nobody answered: the slots that were kept back until now, by case. */
export class LateKeys {
  private readonly me: Unlocked;
  private readonly entries = new Map<string, Required<Pick<IndexEntry, "kh" | "late">>>();

  constructor(me: Unlocked) {
    this.me = me;
  }

  /** @returns true when the entry brings such slots */
  note(caseId: string, { kh, late }: IndexEntry): boolean {
    if (late === undefined) return false;
    this.entries.set(caseId, { kh, late });
    return true;
  }

  /** Null when none of the slots is this member's. The key is the newest epoch's, whatever number that has. */
  async keyOf(caseId: string): Promise<HandedCase | null> {
    const entry = this.entries.get(caseId);
    const ck = entry === undefined ? null : await findLateKey(this.me, entry);
    return ck === null ? null : { caseId, epoch: 0, ck };
  }

  /** @throws SealingError late-unsigned when the reporter did not sign these slots, or named somebody else */
  async expectReleased(open: OpenCase): Promise<void> {
    await expectReleased(open, this.me.id, this.entries.get(open.header.case)?.late ?? []);
  }
}

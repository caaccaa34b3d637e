import { MovedError, type DashboardApi, type KeepChange } from "../../../api/dashboard";
import type { Keep } from "../../../api/dashboardSchemas";
import type { CaseDesk } from "../caseDesk";
import type { KnownCase } from "../caseBook";

/** A case and until when the server keeps it. */
export type Kept = { known: KnownCase; keep: Keep };

/**
 * Until when a case is kept. Each change is written into the case's own log, with the member's name, before the server hears of it: the server learns a
 * day or a hold and not whose, the other readers learn both.
 */
export class KeepDesk {
  constructor(private readonly api: Pick<DashboardApi, "keepCase">, private readonly desk: CaseDesk) {}

  look(known: KnownCase): Promise<Kept> {
    return this.ask(known, {});
  }

  until(known: KnownCase, day: string): Promise<Kept> {
    return this.change(known, "keep.day", () => day, { until: day });
  }

  hold(known: KnownCase): Promise<Kept> {
    return this.change(known, "keep.hold", (current) => current.head.hash, { hold: true });
  }

  release(known: KnownCase): Promise<Kept> {
    return this.change(known, "keep.release", (current) => current.head.hash, { hold: false });
  }

  private async change(known: KnownCase, act: string, ref: (current: KnownCase) => string, change: KeepChange): Promise<Kept> {
    return this.ask(await this.desk.note(known, act, ref), change);
  }

  /** A new key may have come meanwhile; the case is then read again under it. */
  private async ask(known: KnownCase, change: KeepChange): Promise<Kept> {
    try {
      return { known, keep: await this.api.keepCase(known.access, change) };
    } catch (fault) {
      if (!(fault instanceof MovedError)) throw fault;
      const current = await this.desk.reread(known);
      return { known: current, keep: await this.api.keepCase(current.access, change) };
    }
  }
}

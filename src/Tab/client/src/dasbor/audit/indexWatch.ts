import type { DashboardApi } from "../../api/dashboard";
import type { IndexEntry } from "../../api/dashboardSchemas";
import { SealingError } from "../../sealing";
import { readCaseHeader } from "../../sealing/case-key";
import { wasTried, type Memory } from "../cases/memory";

/**
 * Stands between the page and the index, which forgets: tells the server that this member holds, sealed, all that could be opened. It says so only when
 * nothing was left over; an entry that failed, or a share that waits for a second member, keeps the index from forgetting.
 */
export class IndexWatch {
  private readonly api: Pick<DashboardApi, "datedIndex" | "indexSeen">;
  private day: string | null = null;
  private told: string | null = null;
  private ids: (string | null)[] = [];

  constructor(api: Pick<DashboardApi, "datedIndex" | "indexSeen">) {
    this.api = api;
  }

  /** The index as the book reads it. */
  readonly index = async (): Promise<IndexEntry[]> => {
    const { entries, day } = await this.api.datedIndex();
    this.ids = entries.map(caseIdOf);
    this.day = day;
    return entries;
  };

  /** To be called once the memory is saved on the server; at most one word a day is sent. */
  async takenIn(memory: Memory): Promise<void> {
    const whole = this.ids.every((id) => id === null || memory.cases.has(id) || wasTried(memory, id));
    if (!whole || this.day === null || this.day === this.told) return;
    await this.api.indexSeen(this.day);
    this.told = this.day;
  }
}

/** Null for an entry whose header nobody can read. */
function caseIdOf({ kh }: IndexEntry): string | null {
  try {
    return readCaseHeader(kh).case;
  } catch (fault) {
    if (fault instanceof SealingError) return null;
    throw fault;
  }
}

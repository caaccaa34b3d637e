import { ApiError } from "../../../api/dashboard";
import type { AttendanceList, ListChange, Mode } from "../../../api/attendance";

/** Where taps wait: ids and ways of taking part, no name. A browser that gives a frame no storage keeps them as long as the page. */
export type TapMemory = { read(): string | null; write(text: string | null): void };

export type Taps = ReadonlyMap<string, Mode | null>;
type Send = (change: ListChange) => Promise<AttendanceList>;
type Sent = { kind: "none" } | { kind: "sent"; list: AttendanceList } | { kind: "away" } | { kind: "refused"; fault: unknown };

/**
 * What a moderator tapped and the server has not yet confirmed. Each tap says what shall be true of one person, so that a later one takes the place of an
 * earlier one and sending twice does no harm. A tap leaves only when the server has answered: not with the request, not with the page.
 */
export class TapQueue {
  private readonly waiting: Map<string, Mode | null>;
  private sending = false;

  constructor(private readonly memory: TapMemory, private readonly send: Send) {
    this.waiting = readTaps(memory.read());
  }

  get taps(): Taps {
    return new Map(this.waiting);
  }

  tap(person: string, mode: Mode | null): void {
    this.waiting.set(person, mode);
    this.keep();
  }

  /** Sends what waits. What was tapped again meanwhile stays for the next time; what the server refuses for good is dropped, and told. */
  async flush(): Promise<Sent> {
    if (this.sending || this.waiting.size === 0) return { kind: "none" };
    this.sending = true;
    const now = [...this.waiting];
    try {
      const list = await this.send({ mark: now.map(([person, mode]) => ({ person, mode })) });
      this.drop(now);
      return { kind: "sent", list };
    } catch (fault) {
      if (!(fault instanceof ApiError) || (fault.status !== 400 && fault.status !== 404)) return { kind: "away" };
      this.drop(now);
      return { kind: "refused", fault };
    } finally {
      this.sending = false;
    }
  }

  private drop(done: readonly (readonly [string, Mode | null])[]): void {
    for (const [person, mode] of done) if (this.waiting.get(person) === mode) this.waiting.delete(person);
    this.keep();
  }

  private keep(): void {
    this.memory.write(this.waiting.size === 0 ? null : JSON.stringify([...this.waiting]));
  }
}

/** This device's storage, under the office's and session's ids; nothing where a browser refuses its very name. */
export function deviceMemory(office: string, session: string, storage: () => Storage = () => globalThis.localStorage): TapMemory {
  const key = `hadir:${office}:${session}`;
  return {
    read: () => {
      try { return storage().getItem(key); } catch { return null; }
    },
    write: (text) => {
      try {
        if (text === null) storage().removeItem(key);
        else storage().setItem(key, text);
      } catch { /* The page's own memory still has it. */ }
    },
  };
}

const modes: readonly unknown[] = ["onsite", "online", "paper", null];

function readTaps(text: string | null): Map<string, Mode | null> {
  try {
    const rows: unknown = JSON.parse(text ?? "[]");
    if (!Array.isArray(rows)) return new Map();
    return new Map(rows.filter((row): row is [string, Mode | null] => Array.isArray(row) && typeof row[0] === "string" && modes.includes(row[1])));
  } catch {
    return new Map();
  }
}

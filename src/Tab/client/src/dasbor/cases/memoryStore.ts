import { ApiError, type DashboardApi } from "../../api/dashboard";
import { openCache, sealCache, SealingError, type SealedObject, type Unlocked } from "../../sealing";
import { addAll, noMemory, readMemory, writeMemory, type Memory } from "./memory";

type Api = Pick<DashboardApi, "cache" | "saveCache">;

const mostTries = 5;

/** The least revision this browser has seen: what a server that gives back an older memory is held against. Best effort: a frame may have no storage. */
export type RevisionMark = { read(): number; write(rev: number): void };

/**
 * A member's memory on the server. Every change is merged with what is there, so that two devices of one member lose nothing; saves that meet are made
 * into one.
 */
export class MemoryStore {
  private readonly api: Api;
  private readonly me: Unlocked;
  private readonly mark: RevisionMark;
  private readonly memory: Memory;
  private rev = 0;
  private dirty = false;
  private saving: Promise<void> | null = null;

  constructor(api: Api, me: Unlocked, kem: string, mark: RevisionMark) {
    this.api = api;
    this.me = me;
    this.mark = mark;
    this.memory = noMemory(kem);
  }

  get current(): Memory {
    return this.memory;
  }

  /**
   * Takes in what the server keeps.
   * @throws SealingError cache-rollback when it is older than this browser has seen; the memory then stays what this page knows
   */
  async load(): Promise<void> {
    const { rev, object } = await this.api.cache();
    const least = Math.max(this.rev, this.mark.read());
    if (object === null || rev < least) {
      if (least > 0) throw new SealingError("cache-rollback");
      return;
    }
    const { opened, key } = await this.open(object, least);
    const there = readMemory(opened.content, this.memory.kem);
    if (there === null) throw new SealingError("cache-unknown");
    this.seen(opened.rev);
    addAll(this.memory, there);
    // The keys were renewed: the memory goes on under the new ones.
    if (key !== this.me) this.dirty = true;
  }

  /** With the present keys, or with those before them, which were carried over. */
  private async open(object: SealedObject, least: number) {
    const { before } = this.me;
    try {
      return { opened: await openCache(this.me, object, least), key: this.me };
    } catch (fault) {
      if (before === undefined || !(fault instanceof SealingError)) throw fault;
      return { opened: await openCache(before, object, least), key: before };
    }
  }

  /** Changes the memory here and, with the next save, on the server. */
  update(change: (memory: Memory) => void): void {
    change(this.memory);
    this.dirty = true;
  }

  /** Saves what changed. Several calls at once become one save; a fault leaves it to be saved with the next change. */
  save(): Promise<void> {
    this.saving ??= this.write().finally(() => { this.saving = null; });
    return this.saving;
  }

  private async write(): Promise<void> {
    for (let attempt = 0; this.dirty && attempt < mostTries; attempt += 1) {
      this.dirty = false;
      const rev = this.rev + 1;
      try {
        await this.api.saveCache(rev, await sealCache(this.me, rev, writeMemory(this.memory)));
        this.seen(rev);
      } catch (fault) {
        this.dirty = true;
        if (!(fault instanceof ApiError) || fault.status !== 409) throw fault;
        await this.load();
      }
    }
  }

  private seen(rev: number): void {
    this.rev = rev;
    this.mark.write(rev);
  }
}

/**
 * Remembers the revision in this browser, where the browser lets it. The number says nothing about any case. It belongs to one key of the member: after
 * all ways to a key were lost, the memory begins anew.
 */
export function browserMark(memberId: string, kem: string): RevisionMark {
  const key = `jaring-memory-${memberId}-${kem.slice(-8)}`;
  return {
    read() {
      try {
        return Number(localStorage.getItem(key) ?? "0") || 0;
      } catch {
        return 0;
      }
    },
    write(rev) {
      try {
        localStorage.setItem(key, String(rev));
      } catch {
        // No storage in this frame: the page still remembers until it is closed.
      }
    },
  };
}

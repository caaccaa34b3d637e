import type { FileClaim } from "../../api/room";
import type { Attached } from "../../attached/att";
import { shownName } from "../../attached/names";
import { mostFiles } from "./limits";
import { consentVersion } from "../../telling/consent";
import { prepare, type Prepared, type Refusal } from "./prepare";
import { Upload, type Ended, type Road } from "./upload";

export type ItemState = "preparing" | "ready" | "sending" | "sent" | "later";
export type Item = { key: number; name: string; size: number; image: boolean; state: ItemState; share: number };
export type Refused = { key: number; name: string; why: Refusal | "many" };
/** What the page shows of it. A new object after each change. */
export type BagView = { items: readonly Item[]; refused: readonly Refused[]; agreedAt: string | null; delivering: boolean; left: readonly string[] };
/** What goes along with a report or a message: what its body names, and what ties it to the case. */
export type Carried = { att: Attached[]; files: FileClaim[]; agreedAt: string };

/** Words with the files that go along, and the consent that was given for them (docs/sealing.md 16, `att`). */
export function withFiles<T extends object>(body: T, carried: Carried | null): T {
  if (carried === null || carried.att.length === 0) return body;
  const { consent } = body as { consent?: unknown[] };
  return { ...body, att: carried.att, consent: [...(consent ?? []), { id: "files", version: consentVersion, given: true, at: carried.agreedAt }] };
}

type Kept = { item: Item; file: Prepared | null; upload: Upload | null };

/** The files that the person chose, in memory only, until they are sent, taken out, or the page is cleared. */
export class FileBag {
  private kept: Kept[] = [];
  private refused: Refused[] = [];
  private agreedAt: string | null = null;
  private delivering: AbortController | null = null;
  private left: string[] = [];
  private view: BagView = { items: [], refused: [], agreedAt: null, delivering: false, left: [] };
  private readonly listeners = new Set<() => void>();
  private count = 0;
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly road: Road) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  look = (): BagView => this.view;

  /** Takes files in, one after another: two photos at once are too much for a small memory. */
  add(files: readonly File[]): Promise<void> {
    this.refused = [];
    for (const file of files) this.working = this.working.then(() => this.take(file));
    this.changed();
    return this.working;
  }

  remove(key: number): void {
    this.kept.find(({ item }) => item.key === key)?.upload?.drop();
    this.kept = this.kept.filter(({ item }) => item.key !== key);
    this.changed();
  }

  /** The consent to keep the files with the report: without it none is sent. */
  agree(at: string | null): void {
    this.agreedAt = at;
    this.changed();
  }

  /** What the sealed words are about: a changed choice of files makes another report of the same draft. */
  mark(): unknown {
    return this.agreedAt === null ? null : [this.agreedAt, this.kept.map(({ item }) => item.key)];
  }

  /** Sends the files and gives these words as they go with them. */
  async along<T extends object>(body: T, signal: AbortSignal): Promise<{ body: T; files?: FileClaim[] }> {
    const carried = await this.deliver(signal);
    return carried === null ? { body } : { body: withFiles(body, carried), files: carried.files };
  }

  /** Sends what was chosen and gives what arrived. A file that does not arrive holds nothing up: it is left for later. */
  async deliver(signal: AbortSignal): Promise<Carried | null> {
    await this.working;
    if (this.agreedAt === null || this.kept.length === 0) return null;
    const stop = (this.delivering = new AbortController());
    const onAbort = () => stop.abort();
    signal.addEventListener("abort", onAbort);
    for (const kept of [...this.kept]) if (!stop.signal.aborted && this.kept.includes(kept)) await this.send(kept, stop.signal);
    signal.removeEventListener("abort", onAbort);
    this.delivering = null;
    this.changed();
    const carried = this.kept.map(({ upload }) => upload?.carried ?? null).filter((one) => one !== null);
    return { att: carried.map((one) => one.attached), files: carried.map((one) => one.ref), agreedAt: this.agreedAt };
  }

  /** Whoever does not want to wait for a slow file lets the words go without it. */
  goWithout(): void {
    this.delivering?.abort();
  }

  /**
   * The words arrived with these files, or without those that the server misses. What is left is named, so that it can be added later.
   * @param keep whether it stays here for another try
   */
  settle(missing: readonly string[], keep: boolean): void {
    const left = this.kept.filter(({ upload }) => {
      const id = upload?.carried?.ref.id;
      return id === undefined || missing.includes(id);
    });
    this.left = left.map(({ item }) => item.name);
    this.kept = keep ? left : [];
    for (const { upload } of left) upload?.drop();
    [this.refused, this.agreedAt] = [[], null];
    this.changed();
  }

  /** Stopped before the words went: what lies on the server already is taken back. */
  takeBack(): void {
    for (const { item, upload } of this.kept) {
      upload?.drop();
      if (item.state !== "preparing") Object.assign(item, { state: "ready", share: 0 });
    }
    this.changed();
  }

  drop(): void {
    this.delivering?.abort();
    for (const { upload } of this.kept) upload?.drop();
    this.kept = [];
    this.changed();
  }

  private async take(file: File): Promise<void> {
    const [key, name] = [(this.count += 1), shownName(file.name)];
    if (this.kept.length >= mostFiles) {
      this.refused.push({ key, name, why: "many" });
      return this.changed();
    }
    const kept: Kept = { item: { key, name, size: file.size, image: false, state: "preparing", share: 0 }, file: null, upload: null };
    this.kept.push(kept);
    this.changed();
    const prepared = await prepare(file);
    if (typeof prepared === "string") {
      this.kept = this.kept.filter((one) => one !== kept);
      this.refused.push({ key, name, why: prepared });
    } else {
      kept.file = prepared;
      kept.upload = new Upload(prepared, this.road, (share) => this.change(kept, { share }));
      Object.assign(kept.item, { name: prepared.name, size: prepared.content.size, image: prepared.content !== file, state: "ready" });
    }
    this.changed();
  }

  private async send(kept: Kept, signal: AbortSignal): Promise<void> {
    if (kept.upload === null) return;
    this.change(kept, { state: "sending" });
    const end: Ended = await kept.upload.run(signal);
    this.change(kept, { state: end === "sent" ? "sent" : "later" });
  }

  private change(kept: Kept, change: Partial<Item>): void {
    Object.assign(kept.item, change);
    this.changed();
  }

  private changed(): void {
    this.view = {
      items: this.kept.map(({ item }) => ({ ...item })), refused: [...this.refused], agreedAt: this.agreedAt, delivering: this.delivering !== null, left: [...this.left],
    };
    for (const listener of this.listeners) listener();
  }
}

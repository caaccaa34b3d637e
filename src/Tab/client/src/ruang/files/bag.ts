import type { FileClaim } from "../../api/room";
import type { Attached } from "../../attached/att";
import { shownName } from "../../attached/names";
import { mostFiles } from "./limits";
import { consentVersion } from "../../telling/consent";
import { isWhole, type KeptFiles, type WholeFile } from "./kept";
import { prepare, type Refusal } from "./prepare";
import { Upload, type Ended, type Road } from "./upload";

/** "again": it was chosen on a page that is closed and had not arrived, or is gone. "brief": it lies on the server, but for a day only. */
export type ItemState = "preparing" | "ready" | "sending" | "sent" | "later" | "again" | "brief";
export type Item = { key: number; name: string; size: number; image: boolean; state: ItemState; share: number };
export type Refused = { key: number; name: string; why: Refusal | "many" };
/** What the page shows of it, `keeping`: they wait with what is written. A new object after each change. */
export type BagView = { items: readonly Item[]; refused: readonly Refused[]; agreedAt: string | null; delivering: boolean; keeping: boolean; left: readonly string[] };
/** What goes along with a report or a message: what its body names, and what ties it to the case. */
export type Carried = { att: Attached[]; files: FileClaim[]; agreedAt: string };
/** What keeps words and files for the person ("simpan dulu"). */
export type FileKeeper = { hold(files: KeptFiles): void; subscribe(listener: () => void): () => void; view(): { phase: string; dropped: boolean; brief: readonly string[] } };

/** Words with the files that go along, and the consent that was given for them (docs/sealing.md 16, `att`). */
export function withFiles<T extends object>(body: T, carried: Carried | null): T {
  if (carried === null || carried.att.length === 0) return body;
  const { consent } = body as { consent?: unknown[] };
  return { ...body, att: carried.att, consent: [...(consent ?? []), { id: "files", version: consentVersion, given: true, at: carried.agreedAt }] };
}

type Kept = { item: Item; upload: Upload | null; found: WholeFile | null };

/** The files that the person chose, in memory only, until they are sent, taken out, or the page is cleared. */
export class FileBag {
  private kept: Kept[] = [];
  private refused: Refused[] = [];
  private agreedAt: string | null = null;
  private delivering: AbortController | null = null;
  private left: string[] = [];
  private view: BagView = { items: [], refused: [], agreedAt: null, delivering: false, keeping: false, left: [] };
  private keeper: { is: FileKeeper; stop: () => void } | null = null;
  private background: { stop: AbortController; done: Promise<void> } | null = null;
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
    const gone = this.kept.find(({ item }) => item.key === key);
    if (gone !== undefined) this.takeFromServer(gone);
    this.kept = this.kept.filter((one) => one !== gone);
    this.changed();
  }

  /** From now on they are sent as they are chosen, sealed, and wait on the server with what is written. */
  keepWith(keeper: FileKeeper): void {
    if (this.keeper?.is === keeper || keeper.view().phase === "ended") return;
    this.keeper?.stop();
    this.keeper = { is: keeper, stop: keeper.subscribe(() => this.follow(keeper)) };
    this.changed();
  }

  /** What was kept comes back, sent already; whether it still lies there is asked. */
  bring({ agreedAt, items }: KeptFiles): void {
    this.agreedAt ??= agreedAt;
    for (const file of items.slice(0, mostFiles - this.kept.length)) {
      const [name, size] = isWhole(file) ? [shownName(file.attached.name), file.attached.size] : [file.name, file.size];
      const kept: Kept = {
        item: { key: (this.count += 1), name, size, image: false, state: isWhole(file) ? "sent" : "again", share: 0 }, upload: null, found: isWhole(file) ? file : null,
      };
      this.kept.push(kept);
      if (isWhole(file)) this.working = this.working.then(() => this.lookFor(kept, file));
    }
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
    this.background?.stop.abort();
    await this.background?.done;
    if (this.agreedAt === null || this.kept.length === 0) return null;
    const stop = (this.delivering = new AbortController());
    const onAbort = () => stop.abort();
    signal.addEventListener("abort", onAbort);
    for (const kept of [...this.kept]) if (!stop.signal.aborted && this.kept.includes(kept)) await this.send(kept, stop.signal);
    signal.removeEventListener("abort", onAbort);
    this.delivering = null;
    this.changed();
    const carried = this.kept.map(wholeOf).filter((one) => one !== null);
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
    this.unlink();
    const left = this.kept.filter((kept) => {
      const id = wholeOf(kept)?.ref.id;
      return this.agreedAt === null || id === undefined || missing.includes(id);
    });
    this.left = left.map(({ item }) => item.name);
    this.kept = keep ? left : [];
    for (const kept of left) this.takeFromServer(kept);
    [this.refused, this.agreedAt] = [[], null];
    this.changed();
  }

  /** Stopped before the words went: what lies on the server already is taken back, unless it is kept there. */
  takeBack(): void {
    if (this.keeper === null) for (const kept of this.kept) this.takeFromServer(kept);
    this.changed();
  }

  /** The page is cleared: what is kept stays where it is, for who has the digits. */
  drop(): void {
    this.delivering?.abort();
    const kept = this.keeper !== null;
    this.unlink();
    for (const one of this.kept) if (kept) one.upload?.forget(); else this.takeFromServer(one);
    this.kept = [];
    this.changed();
  }

  private follow(keeper: FileKeeper): void {
    const { phase, dropped, brief } = keeper.view();
    if (phase === "ended" && !dropped) return this.drop();
    if (phase === "ended" || phase === "gone") {
      this.unlink();
      for (const kept of this.kept) this.takeFromServer(kept);
      return this.changed();
    }
    for (const { item, ...kept } of this.kept) {
      const id = wholeOf({ item, ...kept })?.ref.id;
      if (id !== undefined && (item.state === "sent" || item.state === "brief")) item.state = brief.includes(id) ? "brief" : "sent";
    }
    this.show();
  }

  private unlink(): void {
    this.background?.stop.abort();
    this.keeper?.stop();
    this.keeper = null;
  }

  /** One after another, behind the writing; who sends takes over. */
  private sendOn(): void {
    if (this.keeper === null || this.background !== null || this.delivering !== null || this.next() === undefined) return;
    const stop = new AbortController();
    const sending = async () => {
      for (let kept = this.next(); kept !== undefined && !stop.signal.aborted; kept = this.next()) await this.send(kept, stop.signal);
      this.background = null;
    };
    this.background = { stop, done: sending() };
  }

  private next(): Kept | undefined {
    return this.kept.find(({ item }) => item.state === "ready");
  }

  private async lookFor(kept: Kept, { ref }: WholeFile): Promise<void> {
    const answer = await this.road.api.state(ref, new AbortController().signal);
    const isGone = answer.kind === "ok" ? answer.value.received !== ref.bytes : answer.kind === "problem" && answer.status === 404;
    if (!isGone) return;
    kept.found = null;
    this.change(kept, { state: "again" });
  }

  /** What is at hand can be sent anew; what came back from an earlier page has to be chosen again. */
  private takeFromServer(kept: Kept): void {
    kept.upload?.drop();
    if (kept.found !== null) void this.road.api.drop(kept.found.ref);
    kept.found = null;
    if (kept.item.state !== "preparing") Object.assign(kept.item, { state: kept.upload === null ? "again" : "ready", share: 0 });
  }

  private async take(file: File): Promise<void> {
    const [key, name] = [(this.count += 1), shownName(file.name)];
    if (this.kept.filter(({ item }) => item.state !== "again").length >= mostFiles) {
      this.refused.push({ key, name, why: "many" });
      return this.changed();
    }
    const kept: Kept = { item: { key, name, size: file.size, image: false, state: "preparing", share: 0 }, upload: null, found: null };
    this.kept.push(kept);
    this.changed();
    const prepared = await prepare(file);
    if (typeof prepared === "string") {
      this.kept = this.kept.filter((one) => one !== kept);
      this.refused.push({ key, name, why: prepared });
    } else {
      kept.upload = new Upload(prepared, this.road, (share) => this.change(kept, { share }));
      this.kept = this.kept.filter(({ item }) => item.state !== "again" || item.name !== prepared.name);
      Object.assign(kept.item, { name: prepared.name, size: prepared.content.size, image: prepared.content !== file, state: "ready" });
    }
    this.changed();
  }

  private async send(kept: Kept, signal: AbortSignal): Promise<void> {
    if (kept.upload === null || kept.upload.carried !== null) return;
    this.change(kept, { state: "sending" });
    const end: Ended = await kept.upload.run(signal);
    this.change(kept, { state: end === "sent" ? "sent" : "later" });
  }

  private change(kept: Kept, change: Partial<Item>): void {
    Object.assign(kept.item, change);
    if (change.state === undefined) this.show();
    else this.changed();
  }

  /** Something is otherwise than before: whoever keeps it hears, and the page shows it. */
  private changed(): void {
    this.show();
    this.keeper?.is.hold({ agreedAt: this.agreedAt, items: this.kept.map((kept) => wholeOf(kept) ?? { name: kept.item.name, size: kept.item.size }) });
    this.sendOn();
  }

  private show(): void {
    this.view = {
      items: this.kept.map(({ item }) => ({ ...item })), refused: [...this.refused], agreedAt: this.agreedAt, delivering: this.delivering !== null, keeping: this.keeper !== null, left: [...this.left],
    };
    for (const listener of this.listeners) listener();
  }
}

function wholeOf({ upload, found }: Kept): WholeFile | null {
  return found ?? upload?.carried ?? null;
}

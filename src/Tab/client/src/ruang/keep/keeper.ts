import { solvePuzzle } from "../../api/puzzle";
import type { DraftsApi, FoundDraft } from "../../api/drafts";
import type { Answer } from "../../api/http";
import type { FileClaim } from "../../api/room";
import type { Puzzle } from "../../api/schemas";
import { every } from "../../api/time";
import { firstDraftRev, openDraft, sealDraft, type DraftKeys } from "../../sealing/draft";
import { SealingError } from "../../sealing/errors";
import { emptyDraft, type Draft } from "../../telling/draft";
import { isWhole, noFiles, readKeptFiles, type KeptFile, type KeptFiles } from "../files/kept";
import { topOf, type Screen } from "../flow/screens";
import type { RoomState } from "../flow/state";
import { mergeDrafts, readDraft } from "./merge";

/** Milliseconds between two looks at what is new. With five seconds for a slow line, half a minute is the most that a closed page loses. */
export const SAVE_EVERY = 25_000;

/**
 * "new": nothing is saved yet; "waiting": the last change is not saved and is tried again; "gone": deleted or sent by another page; "full", "long": the server
 * takes no further one, or no text of this length; "left": a report took its place, and it could not be deleted yet; "ended": over, the digits are forgotten.
 */
export type Phase = "new" | "saved" | "waiting" | "gone" | "full" | "long" | "left" | "ended";

export type KeepView = {
  digits: string;
  phase: Phase;
  /** Milliseconds, by this device's clock. */
  savedAt: number | null;
  /** The last day on which it opens, as the server says. */
  until: string | null;
  /** Words of another page on the same digits came in. */
  joined: boolean;
  /** The person has written the digits down and put them away. */
  noted: boolean;
  /** Deleted by hand. */
  dropped: boolean;
  /** Ids of files that do not wait as long as the words: there was no more room for that. */
  brief: readonly string[];
};

export type KeeperProps = {
  api: DraftsApi; digits: string; keys: DraftKeys; now: () => number;
  /** Words that came in from another page; `screen` null: the person stays where she is. */
  onJoined: (draft: Draft) => void;
  /** What was found under these digits, for somebody who comes back. */
  found?: { rev: number; until: string; draft: Draft; files: KeptFiles; at: number; screen: Screen };
  /** Tells when the page is put into the background. */
  page?: Pick<Document, "addEventListener" | "removeEventListener" | "visibilityState">;
  solve?: typeof solvePuzzle;
};

const MOST_ROUNDS = 6;

/** Saves what stands on the page, sealed, under digits that the page alone has. It lives in memory and ends with the page. */
export class Keeper {
  /** Where the person was when it was saved. */
  readonly screen: Screen;
  private readonly listeners = new Set<() => void>();
  private readonly stops: (() => void)[] = [];
  private current: { draft: Draft; screen: Screen };
  private files: KeptFiles;
  /** Files of another page on the same digits: they stay with the draft, and show when it is opened again. */
  private others: readonly KeptFile[] = [];
  private hasSeen = false;
  private digits: string | null;
  private rev: number;
  /** What the server holds for sure: where this page and others began to differ. */
  private base: Draft = emptyDraft;
  private savedMark: string | null = null;
  private pendingMark: string | null = null;
  private running: Promise<void> | null = null;
  private state: KeepView;

  constructor(private readonly props: KeeperProps) {
    const { found, digits, page } = props;
    this.digits = digits;
    this.state = { digits, phase: "new", savedAt: null, until: null, joined: false, noted: false, dropped: false, brief: [] };
    this.screen = found?.screen ?? "story";
    this.current = { draft: found?.draft ?? emptyDraft, screen: this.screen };
    this.files = found?.files ?? noFiles;
    this.rev = found?.rev ?? firstDraftRev() - 1;
    if (found !== undefined) {
      this.stands(found.draft, found.files, found.until);
      this.put({ phase: "saved", savedAt: found.at, noted: true });
    }
    this.stops.push(every(SAVE_EVERY, () => void this.save()));
    if (page !== undefined) {
      const look = () => void (page.visibilityState === "hidden" && this.save());
      page.addEventListener("visibilitychange", look);
      this.stops.push(() => page.removeEventListener("visibilitychange", look));
    }
  }

  readonly view = (): KeepView => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  note(noted: boolean): void {
    this.put({ noted });
  }

  /** The digits that a report takes as its receipt, and has taken; null when what was kept under them is over by hand, or the page was cleared. */
  readonly receipt = (): string | null => this.digits;

  /** What stands on the page now. A report that was sent ends the draft; a page that was cleared forgets the digits. */
  see(state: Pick<RoomState, "draft" | "stack" | "sent">): void {
    const screen = topOf(state.stack);
    if (screen === "cleared") return this.end();
    if (this.state.phase === "ended") return;
    if (state.sent !== null) return void (this.state.phase !== "left" && this.leave());
    const isFirst = !this.hasSeen;
    this.hasSeen = true;
    this.current = { draft: state.draft, screen };
    // Who has just got the digits, or is about to go, does not wait for the half minute.
    if (isFirst || screen === "stop") void this.save();
  }

  /** The files that go with the words now. One that arrived is noted at once. */
  hold(files: KeptFiles): void {
    if (!this.isOpen()) return;
    const arrived = files.items.filter(isWhole).some(({ ref }) => !this.whole().some(({ id }) => id === ref.id));
    this.files = files;
    if (arrived) void this.save().then(() => this.save());
  }

  /** Saves what changed; while it is being saved, whoever asks waits for that. */
  save(): Promise<void> {
    if (this.state.phase === "left") return this.leave();
    if (["gone", "ended"].includes(this.state.phase)) return Promise.resolve();
    this.running ??= this.work().finally(() => (this.running = null));
    return this.running;
  }

  /** Deletes it now; false when the server was not reached. */
  async drop(): Promise<boolean> {
    const before = this.state.phase;
    this.put({ phase: "left" });
    await this.running;
    const { lookup, write } = this.props.keys;
    const answer = await this.props.api.drop(lookup, write, this.whole());
    if (answer.kind !== "ok" && !isGone(answer)) {
      this.put({ phase: before });
      return false;
    }
    this.put({ dropped: true });
    this.end(before === "left");
    return true;
  }

  /** Nothing more is saved, and the digits are forgotten, save those that a report has. */
  end(isSent = false): void {
    if (!isSent) this.digits = null;
    for (const stop of this.stops.splice(0)) stop();
    this.props.keys.key.fill(0);
    this.current = { draft: emptyDraft, screen: "story" };
    [this.base, this.files, this.others] = [emptyDraft, noFiles, []];
    this.savedMark = this.pendingMark = null;
    this.put({ phase: "ended", digits: "", joined: false });
  }

  /** The report is there: the draft goes, now or at one of the next looks. */
  private async leave(): Promise<void> {
    this.put({ phase: "left" });
    await this.drop();
  }

  private async work(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS && this.isOpen(); round++) {
      const { draft, screen } = this.current;
      const mark = markOf(draft, this.all());
      if (mark === this.savedMark) return this.put({ phase: "saved" });
      if (!(await this.saveOnce(draft, mark, screen))) return;
    }
  }

  /** True when there is more to save at once: words that came in. */
  private async saveOnce(draft: Draft, mark: string, screen: Screen): Promise<boolean> {
    const { api, keys, now } = this.props;
    const files = this.all();
    let sealed;
    try {
      sealed = await sealDraft(keys, this.rev + 1, { kind: "draft", draft, files, screen, at: Math.floor(now() / 1000) });
    } catch (fault) {
      this.put({ phase: fault instanceof SealingError && fault.reason === "too-long" ? "long" : "waiting" });
      return false;
    }
    if (!this.isOpen()) return false;
    const asked = { lookup: keys.lookup, write: keys.write, rev: this.rev + 1, sealed, files: files.items.filter(isWhole).map(({ ref }) => ref) };
    let answer = await api.save(asked);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const puzzle: Puzzle | undefined = answer.kind === "problem" && answer.problem.code === "puzzle-needed" ? answer.problem.puzzle : undefined;
      if (puzzle === undefined || !this.isOpen()) break;
      // Only a draft's first change is asked for a puzzle. One that was there and is not any more was deleted by somebody with the digits.
      if (this.savedMark !== null) return this.stopAs("gone");
      answer = await api.save({ ...asked, puzzle: await (this.props.solve ?? solvePuzzle)(puzzle, new AbortController().signal) });
    }
    if (!this.isOpen()) return false;
    if (answer.kind === "ok") {
      this.rev++;
      this.pendingMark = null;
      this.stands(draft, files, answer.value.until);
      this.put({ phase: "saved", savedAt: now(), brief: answer.value.missingFiles ?? [] });
      return false;
    }
    const code = answer.kind === "problem" ? answer.problem.code : null;
    if (code === "draft-moved") return this.join();
    if (code === "draft-unknown") return this.stopAs("gone");
    this.pendingMark = mark;
    return this.stopAs(code === "drafts-full" ? "full" : "waiting");
  }

  /** Somebody saved under these digits meanwhile: another page, or this one when the answer was lost. */
  private async join(): Promise<boolean> {
    const answer = await this.props.api.find(this.props.keys.lookup);
    if (!this.isOpen()) return false;
    if (isGone(answer)) return this.stopAs("gone");
    const theirs = answer.kind === "ok" ? await openFound(this.props.keys, answer.value) : null;
    if (theirs === null || answer.kind !== "ok" || !this.isOpen()) return this.stopAs("waiting");
    const isOwn = markOf(theirs.draft, theirs.files) === this.pendingMark;
    const merged = isOwn ? this.current.draft : mergeDrafts(this.base, this.current.draft, theirs.draft);
    this.rev = answer.value.rev;
    this.pendingMark = null;
    this.stands(theirs.draft, theirs.files, answer.value.until);
    if (isOwn) return true;
    const mine = this.whole();
    this.others = [...this.others, ...theirs.files.items.filter((file) => isWhole(file) && !mine.some(({ id }) => id === file.ref.id))];
    this.current = { ...this.current, draft: merged };
    this.put({ joined: true });
    this.props.onJoined(merged);
    return true;
  }

  private stands(draft: Draft, files: KeptFiles, until: string): void {
    this.base = draft;
    this.savedMark = markOf(draft, files);
    this.put({ until });
  }

  private all(): KeptFiles {
    return this.others.length === 0 ? this.files : { ...this.files, items: [...this.files.items, ...this.others] };
  }

  private whole(): FileClaim[] {
    return this.all().items.filter(isWhole).map(({ ref }) => ref);
  }

  private isOpen(): boolean {
    return !["gone", "left", "ended"].includes(this.state.phase);
  }

  private stopAs(phase: Phase): false {
    this.put({ phase });
    return false;
  }

  private put(change: Partial<KeepView>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** The draft of these digits; null when what the server gives is none. */
export async function openFound(keys: DraftKeys, found: FoundDraft): Promise<{ draft: Draft; files: KeptFiles; screen: unknown; at: number } | null> {
  try {
    const content = (await openDraft(keys, found.rev, found.sealed)) as { kind?: unknown; draft?: unknown; files?: unknown; screen?: unknown; at?: unknown };
    if (content.kind !== "draft") return null;
    return { draft: readDraft(content.draft), files: readKeptFiles(content.files), screen: content.screen, at: typeof content.at === "number" ? content.at * 1000 : 0 };
  } catch {
    return null;
  }
}

function markOf(draft: Draft, files: KeptFiles): string {
  return JSON.stringify([draft, files]);
}

function isGone(answer: Answer<unknown>): boolean {
  return answer.kind === "problem" && answer.problem.code === "draft-unknown";
}

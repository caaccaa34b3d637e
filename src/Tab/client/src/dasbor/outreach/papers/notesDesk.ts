import { ApiError } from "../../../api/dashboard";
import { keepNotes, readPapers, type Lent, type Notes } from "./papersApi";

/** What was typed and has not reached the server yet, by session: it outlives a locked page and a section that was left, in memory alone. */
const unsent = new Map<string, Partial<Notes>>();

/**
 * Keeps what is typed for the papers of one session. Saves one at a time; what somebody else saved meanwhile stays, but for the fields that were typed here.
 */
export class NotesDesk {
  private readonly api: Lent;
  private readonly session: string;
  private rev: number;
  private kept: Notes;
  private running: Promise<void> | null = null;

  constructor(api: Lent, session: string, rev: number, kept: Notes) {
    [this.api, this.session, this.rev, this.kept] = [api, session, rev, kept];
  }

  /** What the page shows. */
  get notes(): Notes {
    return { ...this.kept, ...unsent.get(this.session) };
  }

  get isSaved(): boolean {
    return !unsent.has(this.session);
  }

  type(part: Partial<Notes>): void {
    unsent.set(this.session, { ...unsent.get(this.session), ...part });
  }

  /** Saves until nothing is left. Throws what the server said; what was typed stays. */
  async save(): Promise<void> {
    this.running ??= this.sendAll().finally(() => { this.running = null; });
    await this.running;
  }

  private async sendAll(): Promise<void> {
    for (let typed = unsent.get(this.session); typed !== undefined; typed = unsent.get(this.session)) {
      const whole = { ...this.kept, ...typed };
      try {
        this.rev = await keepNotes(this.api, this.session, this.rev, whole);
        this.kept = whole;
        // Typed on while it was on its way: that is still to be sent.
        if (unsent.get(this.session) === typed) unsent.delete(this.session);
      } catch (fault) {
        if (!(fault instanceof ApiError) || fault.code !== "conflict") throw fault;
        const fresh = await readPapers(this.api, this.session);
        if (fresh.rev === this.rev) throw fault;
        [this.rev, this.kept] = [fresh.rev, fresh.notes];
      }
    }
  }
}

import type { FileApi, Pass } from "../../api/files";
import type { Answer } from "../../api/http";
import type { FileRef } from "../../api/room";
import type { Attached } from "../../attached/att";
import type { WholeFile } from "./kept";
import type { Prepared } from "./prepare";
import { SealedParts } from "./sealedParts";

export type Ended = "sent" | "away" | "refused" | "unreadable" | "stopped";
type Step = Ended | "broken";

/** What an upload needs of the page around it. */
export type Road = {
  api: FileApi;
  door: { pass(refusal: Answer<unknown> | null, signal: AbortSignal): Promise<Pass | null>; took(ticket: string): void };
  /** Lets time pass between two tries; ends early when the line is back. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
};

/** Between tries, in milliseconds: two minutes without a single part that arrives, and the file is left for later. */
const pauses = [1000, 2000, 4000, 8000, 15_000, 15_000, 30_000, 45_000];
const mostAnew = 2;

/** One file on its way. After "away" it can be run again and goes on where it was. */
export class Upload {
  private parts: SealedParts | null = null;
  private begun = false;
  /** Whether the server's count of parts is known: after a broken connection it has to be asked. */
  private sure = true;
  private anew = 0;
  private whole: Attached | null = null;

  constructor(private readonly file: Prepared, private readonly road: Road, private readonly progressed: (share: number) => void) {}

  /** The file as the body names it and the token that ties it to the case; null until all of it arrived. */
  get carried(): WholeFile | null {
    return this.whole === null || this.parts === null ? null : { attached: this.whole, ref: { ...refOf(this.parts), bytes: this.parts.size } };
  }

  async run(signal: AbortSignal): Promise<Ended> {
    for (let failures = 0; ; failures += 1) {
      const before = this.parts?.sent ?? 0;
      const end = this.whole === null ? await this.goOn(signal) : "sent";
      if (end !== "broken") return end;
      if ((this.parts?.sent ?? 0) > before) failures = 0;
      const pause = pauses[failures];
      if (pause === undefined) return "away";
      await this.road.wait(pause, signal);
      if (signal.aborted) return "stopped";
    }
  }

  /** Forgets it here and, as far as it goes, there. */
  drop(): void {
    if (this.parts !== null && this.begun) void this.road.api.drop(refOf(this.parts));
    this.forget();
  }

  /** Forgets it here alone. */
  forget(): void {
    this.parts?.end();
    [this.parts, this.whole, this.begun, this.sure] = [null, null, false, true];
  }

  private async goOn(signal: AbortSignal): Promise<Step> {
    const parts = (this.parts ??= await SealedParts.of(this.file));
    const fault = (this.begun ? null : await this.begin(parts, signal)) ?? (this.sure ? null : await this.compare(parts, signal));
    if (fault !== null) return fault;
    for (;;) {
      if (signal.aborted) return "stopped";
      const part = await parts.next().catch(() => undefined);
      if (part === undefined) return "unreadable";
      if (part === null) break;
      this.sure = false;
      const answer = await this.road.api.put(refOf(parts), parts.done, part, signal);
      if (answer.kind !== "ok") return this.judge(answer);
      this.arrived(parts);
    }
    this.whole = parts.attached();
    return "sent";
  }

  private async begin(parts: SealedParts, signal: AbortSignal): Promise<Step | null> {
    let answer: Answer<{ ticket: string }> | null = null;
    do {
      const pass: Pass | null = await this.road.door.pass(answer, signal).catch(() => null);
      if (pass === null) return signal.aborted ? "stopped" : "refused";
      answer = await this.road.api.begin(refOf(parts), pass, signal);
    } while (answer.kind === "problem" && answer.problem.code === "puzzle-needed");
    if (answer.kind !== "ok") return this.judge(answer);
    this.road.door.took(answer.value.ticket);
    this.begun = true;
    return null;
  }

  /** Nobody knows whether the part under way arrived: the server is asked how far it is. */
  private async compare(parts: SealedParts, signal: AbortSignal): Promise<Step | null> {
    const answer = await this.road.api.state(refOf(parts), signal);
    if (answer.kind !== "ok") return this.judge(answer);
    const ahead = answer.value.parts - parts.done;
    if (ahead !== 0 && ahead !== 1) return this.startAnew();
    if (ahead === 1) this.arrived(parts);
    this.sure = true;
    return null;
  }

  private arrived(parts: SealedParts): void {
    parts.arrived();
    this.sure = true;
    this.progressed(parts.sent / parts.size);
  }

  private judge(answer: Exclude<Answer<unknown>, { kind: "ok" }>): Step {
    if (answer.kind !== "problem") return answer.kind === "stopped" ? "stopped" : "broken";
    const { status, problem: { code } } = answer;
    if (code === "files-full") return "refused";
    if (code === "unreadable" || code === "part-broken" || status >= 500 || status === 408 || status === 429) return "broken";
    return status === 404 || status === 409 ? this.startAnew() : "refused";
  }

  /** What the server holds is not what was sent: all of it again, under another key. */
  private startAnew(): Step {
    if (this.anew === mostAnew) return "refused";
    this.anew += 1;
    this.drop();
    this.progressed(0);
    return "broken";
  }
}

function refOf({ id, token }: SealedParts): FileRef {
  return { id, token };
}

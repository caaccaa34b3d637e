import { coSignReceipt, sealLogEntry, sealMessage, SealingError, vouchBody, type Directory, type FreshReceipt, type HandedCase, type SealedObject, type Unlocked } from "../../sealing";
import { objectHash } from "../../sealing/object";
import { ApiError, type DashboardApi } from "../../api/dashboard";
import type { Fetched } from "../../api/readFile";
import type { Answer, Decided } from "./bodies";
import { fetchCase } from "./caseFetch";
import { remember } from "./memory";
import { lastingOfCase } from "./projection";
import { countSets, readCase, type KnownCase } from "./readCase";

type Api = Pick<DashboardApi, "openCase" | "postMessage" | "postLog" | "caseFile">;

/** "sent", or "behind": somebody wrote meanwhile; `known` is the case as it is now and nothing was sent. */
export type Sent = { outcome: "sent" | "behind"; known: KnownCase };

/** The line of a case's log that says who opened a file; its `ref` is the file's id (docs/sealing.md 12). */
export const fileOpened = "file.open";

const triesAtLog = 4;
const mostPosts = 8;

/** What one member does at one case. Every step verifies the case anew before it acts on it. */
export class CaseDesk {
  private readonly api: Api;
  private readonly me: Unlocked;
  private readonly directory: () => Directory;
  private readonly now: () => number;
  /** Sealed words of which nobody knows whether they arrived: looked for, and sent as they are, before they are sealed anew. */
  private unsure: { mark: string; message: SealedObject } | null = null;

  /** @param directory The list as it stands when it is asked for: the desk outlives each look at it, so that words of unknown fate are not forgotten. */
  constructor(api: Api, me: Unlocked, directory: () => Directory, now: () => number) {
    this.api = api;
    this.me = me;
    this.directory = directory;
    this.now = now;
  }

  /**
   * Reads the case again, in its newest epoch; what was read before is held against it.
   * @param under The key of an epoch that this member has just begun: in a dual case nothing on the server gives it.
   * @throws LeftOut when this member is no reader any more, SealingError when it does not stand
   */
  async reread(known: KnownCase, under = keyOf(known)): Promise<KnownCase> {
    const current = await this.readOnly(known, under);
    if (current.doubts.includes("log-short")) throw new SealingError("log-truncated");
    return current;
  }

  /** As {@link reread}, but a log that lost lines is only told in `doubts`: nothing may be written behind it, and reading goes on. */
  async readOnly(known: KnownCase, under = keyOf(known)): Promise<KnownCase> {
    const directory = this.directory();
    const { messages, log } = known.bodies;
    const counts = { sets: countSets(known.bodies), messages: messages.length, log: log.length };
    const before = remember(known.open, known.head, known.logHead, counts, lastingOfCase(known));
    const { key, access, bodies } = await fetchCase(this.api, this.me, { ...under, dual: known.open.dual }, directory, before);
    return readCase(this.me, key, access, bodies, directory, before);
  }

  /** A file of the case, sealed, from this byte on. */
  file(known: KnownCase, id: string, from: number): Promise<Fetched> {
    return this.api.caseFile(known.access, id, from);
  }

  /** Writes into the case's own log that this file of it is opened. To be done before any of the file is fetched, whatever is then done with it. */
  openFile(known: KnownCase, id: string): Promise<KnownCase> {
    return this.note(known, fileOpened, () => id);
  }

  /** Writes "open" into the case's own log, then gives the case to read. The entry names the last message seen, so that it finds its place in the thread. */
  open(known: KnownCase): Promise<KnownCase> {
    return this.note(known, "open", (current) => current.head.hash);
  }

  /**
   * Adds a signed line to the case's own log and gives the case as it is then. Somebody may have written a line meanwhile: ours goes behind it.
   * @param refOf What the line is about, asked anew for each try. Null: there is no longer a reason to write it.
   */
  async note(known: KnownCase, act: string, refOf: (current: KnownCase) => string | null | Promise<string | null>): Promise<KnownCase> {
    let current = await this.reread(known);
    for (let attempt = 1; ; attempt += 1) {
      const ref = await refOf(current);
      if (ref === null) return current;
      const seq = (current.logHead?.seq ?? -1) + 1;
      const sealed = await sealLogEntry(current.open, current.logHead, { ts: Math.floor(this.now() / 1000), act, ref });
      try {
        await this.api.postLog(current.access, seq, sealed);
        return await this.reread(current);
      } catch (fault) {
        if (!isBehind(fault) || attempt === triesAtLog) throw fault;
        current = await this.reread(current);
      }
    }
  }

  answer(known: KnownCase, answer: Omit<Answer, "kind">): Promise<Sent> {
    const { text, status, next, lookOn, question, agreed } = answer;
    const more = { ...(question === undefined ? {} : { question }), ...(agreed === undefined ? {} : { agreed }) };
    return this.send(known, { kind: "answer", text, status, next, lookOn, ...more });
  }

  /** Asks the person whether the case may be closed, or notes what became of a referral: a message that the person reads. */
  tell(known: KnownCase, body: Extract<Decided, { kind: "close-ask" | "referral" }>): Promise<Sent> {
    return this.send(known, body);
  }

  /** Says that this is the new receipt of a person whom this member met. It is one of two words that are needed (sealing.md A9). */
  async vouch(known: KnownCase, fresh: FreshReceipt): Promise<Sent> {
    const { sig } = await coSignReceipt(known.open, this.directory(), fresh.rk);
    return this.send(known, vouchBody(fresh, known.open.epoch, sig));
  }

  reopen(known: KnownCase, text: string): Promise<Sent> {
    return this.send(known, { kind: "reopen", text });
  }

  /**
   * Adds something that is true whatever others write meanwhile: who comes later says it after them.
   * @param said whether it stands in the case already: then nothing is written
   */
  async post(known: KnownCase, body: unknown, said: (current: KnownCase) => boolean | Promise<boolean>): Promise<KnownCase> {
    let current = await this.reread(known);
    for (let attempt = 1; !(await said(current)); attempt += 1) {
      const sent = await this.send(current, body);
      current = sent.known;
      if (sent.outcome === "sent") return current;
      if (attempt === mostPosts) throw new ApiError("conflict", 409);
    }
    return current;
  }

  private async send(known: KnownCase, body: unknown): Promise<Sent> {
    const mark = JSON.stringify([known.id, body]);
    const earlier = this.unsure?.mark === mark ? this.unsure.message : null;
    if (earlier !== null) {
      const settled = await this.settle(known, earlier);
      if (settled.outcome === "sent" || settled.known.head.hash !== known.head.hash) return settled;
    }
    const message = earlier ?? (await sealMessage(known.open, known.head, body));
    this.unsure = { mark, message };
    try {
      await this.api.postMessage(known.access, known.bodies.messages.length, message);
    } catch (fault) {
      if (!isBehind(fault)) throw fault;
    }
    const settled = await this.settle(known, message);
    const onlyKey = settled.outcome === "behind" && settled.known.open.epoch > known.open.epoch && settled.known.head.hash === known.head.hash;
    if (!onlyKey) return settled;
    // A new key is no new word: what was written is sealed anew under it.
    this.unsure = null;
    return this.send(settled.known, body);
  }

  /** Reads the case again and looks for our message in it: somebody may have come first, or only the acknowledgement was lost. */
  private async settle(known: KnownCase, message: SealedObject): Promise<Sent> {
    const current = await this.reread(known);
    const [mine, ...stored] = await Promise.all([message, ...current.bodies.messages].map(objectHash));
    const arrived = mine !== undefined && stored.includes(mine);
    if (arrived || current.head.hash !== known.head.hash) this.unsure = null;
    return { outcome: arrived ? "sent" : "behind", known: current };
  }
}

function keyOf({ id, open: { epoch, ck } }: KnownCase): HandedCase {
  return { caseId: id, epoch, ck };
}

/** Somebody was first: with words, a line of the log, or a new key. */
function isBehind(fault: unknown): boolean {
  return fault instanceof ApiError && (fault.status === 409 || fault.status === 410);
}

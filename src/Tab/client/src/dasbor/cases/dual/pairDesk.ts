import { ApiError, type DashboardApi } from "../../../api/dashboard";
import { answerRequest, findKey, joinShares, readAnswers, requestOpening, SealingError, siteSalt, type Directory, type RequestAnswer, type Unlocked, type WholeKey } from "../../../sealing";
import { toBase64url } from "../../../sealing/base64url";
import { readCaseHeader } from "../../../sealing/case-key";
import { readHeader } from "../../../sealing/header";
import { randomBytes } from "../../../sealing/random";
import type { CaseDesk } from "../caseDesk";
import { fetchCase, SharedAnew, type Fetched } from "../caseFetch";
import { addFront, dropFront } from "../memory";
import type { MemoryStore } from "../memoryStore";
import { readCase, type KnownCase } from "../readCase";
import { stateOf, type Pair, type PairRequest } from "./pairs";

type Api = Pick<DashboardApi, "handOver" | "openCase" | "postMessage">;

const mostTries = 8;

/** What holders of a case do that two open together: ask, give one's share or not, take a request back, open. */
export class PairDesk {
  private readonly api: Api;
  private readonly office: string;
  private readonly me: Unlocked;
  private readonly memory: MemoryStore;
  private readonly desk: CaseDesk;
  private readonly directory: () => Directory;
  private readonly now: () => number;

  constructor(api: Api, office: string, me: Unlocked, memory: MemoryStore, desk: CaseDesk, directory: () => Directory, now: () => number) {
    this.api = api;
    this.office = office;
    this.me = me;
    this.memory = memory;
    this.desk = desk;
    this.directory = directory;
    this.now = now;
  }

  /** Asks the other holders. It travels as a hand-over does, like any report; they find it in the index at the next notice. */
  async ask(pair: Pair, reason: string): Promise<void> {
    const made = await requestOpening(this.me, pair.front, this.directory(), reason, await siteSalt(this.office));
    const key = await findKey(this.me, made.sealed);
    if (key?.kind !== "key") throw new SealingError("no-slot");
    await this.api.handOver(toBase64url(randomBytes(16)), made);
    const ck = toBase64url(key.ck);
    this.memory.update((memory) => memory.requests.set(readCaseHeader(made.sealed.kh).case, { ck }));
    await this.memory.save();
  }

  /** Says one thing to a request. Words of others that came first are read; what was said already is not said twice. */
  async answer(request: PairRequest, kind: RequestAnswer["kind"]): Promise<void> {
    const { opened, access } = request;
    const answer = await answerRequest(opened, kind, this.directory());
    for (let attempt = 1; ; attempt += 1) {
      const { messages } = await this.api.openCase(access);
      const { answers } = await readAnswers(opened, messages, this.directory());
      if (answers.some((said) => said.by === this.me.id && said.kind === kind)) return;
      if (kind === "release" && stateOf({ opened, answers }) === "withdrawn") return;
      try {
        await this.api.postMessage(access, messages.length, answer);
        return;
      } catch (fault) {
        if (!(fault instanceof ApiError) || fault.status !== 409 || attempt === mostTries) throw fault;
      }
    }
  }

  /**
   * Puts the own share together with one that was given, and tells the reporter who opened and why before the case is handed out.
   * @throws SealingError share-wrong when no share that was given fits the case, shares-forged when the key that a colleague told is none of the case
   */
  async open(pair: Pair, request: PairRequest): Promise<KnownCase> {
    const { key, by } = await this.joined(pair, request);
    const directory = this.directory();
    const before = this.memory.current.cases.get(pair.caseId);
    const { key: whole, access, bodies } = await this.fetch(pair, key, directory);
    const known = await readCase(this.me, whole, access, bodies, directory, before);
    const told = { kind: "opened", with: by, reason: request.opened.reason, at: Math.floor(this.now() / 1000) };
    return this.desk.post(known, told, (current) => this.saidIn(current));
  }

  /** Whether this member has told it under the key that stands: another key is another opening. */
  private saidIn({ items, stood, open }: KnownCase): boolean {
    return items.some(({ by, body }, at) => {
      const isOpening = by === this.me.id && typeof body === "object" && body !== null && "kind" in body && body.kind === "opened";
      return isOpening && readHeader(stood[at]?.h ?? "", { t: "msg" })["epoch"] === open.epoch;
    });
  }

  /** The case under that key. Where it is not the newest any more, or none at all, this is remembered for the next try. */
  private async fetch(pair: Pair, { header: { case: caseId, epoch }, ck }: WholeKey, directory: Directory): Promise<Fetched> {
    try {
      return await fetchCase(this.api, this.me, { caseId, epoch, ck, dual: true }, directory);
    } catch (fault) {
      if (fault instanceof SharedAnew) this.memory.update((memory) => addFront(memory, caseId, fault.front));
      const isFalse = epoch > 0 && fault instanceof ApiError && fault.status === 404;
      if (isFalse) this.memory.update((memory) => dropFront(memory, caseId, pair.front));
      await this.memory.save();
      throw isFalse ? new SealingError("shares-forged") : fault;
    }
  }

  private async joined(pair: Pair, { opened, answers }: PairRequest): Promise<{ key: WholeKey; by: string }> {
    for (const answer of answers) {
      if (answer.kind !== "release") continue;
      try {
        return { key: await joinShares(this.me, opened, answer.w, pair.front.kh), by: answer.by };
      } catch (fault) {
        if (!(fault instanceof SealingError)) throw fault;
      }
    }
    throw new SealingError("share-wrong");
  }
}

import type { DashboardApi } from "../../../api/dashboard";
import { askedFor, holdersOf, myShare, readAnswers, readRequest, SealingError, type Directory, type DualFront, type OpenedRequest, type RequestAnswer, type Unlocked } from "../../../sealing";
import { fromBase64url } from "../../../sealing/base64url";
import { accessToken } from "../../../sealing/case-key";
import { hashOf } from "../../../sealing/derive";
import type { Trouble } from "../caseBook";
import { fetchCase } from "../caseFetch";
import type { MemoryStore } from "../memoryStore";
import { readCase, type KnownCase } from "../readCase";
import { readerState } from "../readers/standing";

/** A verified request to open a case together, and everything that holders of the case said to it. */
export type PairRequest = {
  id: string; opened: OpenedRequest; access: string; answers: RequestAnswer[];
  /** How many objects lie in its thread, and how many of them no holder of the case signed. */
  count: number; strange: number;
};

/**
 * A case of which this member holds one share: who else does, and what was asked. `front` is the newest key told to this member. `isOpen`: this member has
 * opened it with that; `again`: with one before. `departed` and `rekeyed` as for readers of any case.
 */
export type Pair = { caseId: string; front: DualFront; requests: PairRequest[]; isOpen: boolean; again: boolean } & Holders;
export type Holders = { holders: string[]; departed: string[]; rekeyed: string[] };

type Api = Pick<DashboardApi, "openCase" | "caseHeads">;

/** Reads the cases that two open together, from what this member remembers of them. */
export class PairReader {
  private readonly api: Api;
  private readonly me: Unlocked;
  private readonly memory: MemoryStore;
  /** Requests as they were read last: one to which nothing was said since is not fetched again. */
  private readonly known = new Map<string, KnownCase>();

  constructor(api: Api, me: Unlocked, memory: MemoryStore) {
    this.api = api;
    this.me = me;
    this.memory = memory;
  }

  async read(directory: Directory): Promise<{ pairs: Map<string, Pair>; troubles: Trouble[] }> {
    const pairs = new Map<string, Pair>();
    for (const [caseId, fronts] of this.memory.current.pairs) {
      const front = fronts.at(-1);
      if (front !== undefined) pairs.set(caseId, await this.pairOf(caseId, front, directory));
    }
    // A request about a key that was followed by another is answered by nobody: who was left out since may hold a share of the old one.
    const byHash = new Map<string, Pair>();
    for (const pair of pairs.values()) byHash.set(await hashOf(pair.front.kh), pair);
    const troubles: Trouble[] = [];
    for (const [id, { ck }] of this.memory.current.requests) {
      try {
        const known = await this.fetch(id, fromBase64url(ck, 32), directory);
        const pair = known === null ? undefined : byHash.get(askedFor(known.open.payload.body));
        if (known !== null && pair !== undefined) pair.requests.push(await this.requestOf(known, pair, directory));
      } catch (fault) {
        if (!(fault instanceof SealingError)) throw fault;
        troubles.push({ caseId: id, doubt: "request-forged", by: null });
      }
    }
    return { pairs, troubles };
  }

  private async pairOf(caseId: string, front: DualFront, directory: Directory): Promise<Pair> {
    const share = await myShare(this.me, front);
    const { epoch, dir } = share.header;
    const opened = this.memory.current.cases.get(caseId)?.epoch;
    const holders = holdersOf(share, directory);
    const { departed, rekeyed } = readerState({ readers: holders, steps: [], header: { dir } }, directory);
    return { caseId, front, holders, departed, rekeyed, requests: [], isOpen: opened !== undefined && opened >= epoch, again: opened !== undefined && opened < epoch };
  }

  private async requestOf(known: KnownCase, { front }: Pair, directory: Directory): Promise<PairRequest> {
    const { messages } = known.bodies;
    const opened = await readRequest(this.me, known.open, front, directory);
    return { id: known.id, opened, access: known.access, count: messages.length, ...(await readAnswers(opened, messages, directory)) };
  }

  /** Null when the server keeps it no longer. */
  private async fetch(caseId: string, ck: Uint8Array<ArrayBuffer>, directory: Directory): Promise<KnownCase | null> {
    try {
      const before = this.known.get(caseId);
      if (before !== undefined && (await this.api.caseHeads(await accessToken(ck, caseId))).messages === before.bodies.messages.length) return before;
      const { key, access, bodies } = await fetchCase(this.api, this.me, { caseId, epoch: 0, ck, dual: false }, directory);
      const known = await readCase(this.me, key, access, bodies, directory);
      this.known.set(caseId, known);
      return known;
    } catch (fault) {
      if (typeof fault === "object" && fault !== null && "status" in fault && fault.status === 404) return null;
      throw fault;
    }
  }
}

/** Whether two who hold a share of it now are left in the team: with fewer, nobody opens it. */
export function canBeOpened({ holders, departed }: Pick<Pair, "holders" | "departed">): boolean {
  return holders.length - departed.length >= 2;
}

/** What a request has come to. One that was taken back is over, also when a share was given before. */
export type RequestState = "waiting" | "released" | "withdrawn" | "refused";

export function stateOf({ answers, opened: { requester, holders } }: Pick<PairRequest, "answers" | "opened">): RequestState {
  const others = holders.filter((id) => id !== requester);
  const said = (kind: RequestAnswer["kind"]) => others.filter((id) => answers.some((answer) => answer.kind === kind && answer.by === id));
  if (answers.some(({ kind }) => kind === "withdrawn")) return "withdrawn";
  if (said("release").length > 0) return "released";
  return said("refused").length === others.length ? "refused" : "waiting";
}

/** A colleague's request that waits for this member's word. */
export function isForMe(request: PairRequest, myId: string): boolean {
  return request.opened.requester !== myId && stateOf(request) === "waiting" && !request.answers.some(({ by }) => by === myId);
}

/** One's own request that was not taken back: the one with a share in it, else the newest. */
export function mineOf({ requests }: Pair, myId: string): PairRequest | undefined {
  const mine = requests.filter((request) => request.opened.requester === myId && stateOf(request) !== "withdrawn");
  return mine.find((request) => stateOf(request) === "released") ?? mine.at(-1);
}

/** Whether there is something to do: to ask, to open, or to answer a colleague. */
export function isDue(pair: Pair, myId: string): boolean {
  const mine = mineOf(pair, myId);
  const toOpen = !pair.isOpen && canBeOpened(pair) && (mine === undefined || stateOf(mine) !== "waiting");
  return toOpen || pair.requests.some((request) => isForMe(request, myId));
}

/** A store that keeps sealed cases as the server does: bytes in order, access by token, and nothing understood. */
import { createHash } from "node:crypto";
import { ApiError, MovedError } from "../../api/dashboard";
import type { Fetched } from "../../api/readFile";
import type { CaseBodies, CaseHeads, Destruction, IndexEntry, MemberCache } from "../../api/dashboardSchemas";
import { openAsReporter, readThread, receiptKeys, sealMessage, sealReport, siteSalt, type Epoch, type OpenCase, type SealedObject, type Submission, type Wrap } from "../../sealing";
import { readCaseHeader } from "../../sealing/case-key";
import { BookReader } from "../cases/bookReader";
import { emptyBook, type CaseBook, type KnownCase } from "../cases/caseBook";
import { CaseDesk } from "../cases/caseDesk";
import { tellErased } from "../cases/erased";
import { PairDesk } from "../cases/dual/pairDesk";
import type { Pair } from "../cases/dual/pairs";
import { NameDesk } from "../cases/name/nameDesk";
import { MemoryStore, type RevisionMark } from "../cases/memoryStore";
import { ReadersDesk } from "../cases/readers/readersDesk";
import { fewRounds } from "./fewRounds";
import { foundedAt, type Office } from "./office";

fewRounds();

export const officeId = "tirtawana";

type Ended = { ah: string; sets: SealedObject[]; next: IndexEntry };
export type Stored = CaseBodies & { receipt: string; ah: string; ended: Ended[]; late: Wrap[]; isDue: boolean };

export class CaseStore {
  readonly stored: Stored[] = [];
  /** What the server says it destroyed. */
  destroyed: Destruction[] = [];
  readonly caches = new Map<string, MemberCache>();
  private readonly office: Office;

  constructor(office: Office) {
    this.office = office;
  }

  async submit(to: number[], text: string, exclude: number[] = [], more: { dual?: boolean; identity?: unknown; late?: readonly string[] } = {}): Promise<Stored> {
    const ids = (at: number[]) => at.map((one) => this.office.members[one]?.me.id ?? "");
    const body = { kind: "report", via: "room", text, contact: { choice: "here" }, consent: [], language: "id" };
    const made = await sealReport({ directory: this.office.directory, to: ids(to), exclude: ids(exclude), body, siteSalt: await siteSalt(officeId), ...more });
    return this.keep(made, made.receipt);
  }

  private keep({ sealed, late }: Submission, receipt: string): Stored {
    const stored: Stored = { sealed, slots: sealed.slots, sets: [], epochs: [], messages: [], log: [], receipt, ah: sealed.ah, ended: [], late, isDue: false };
    this.stored.push(stored);
    return stored;
  }

  /** The case as its reporter sees it. */
  async asReporter(stored: Stored, directory = this.office.directory): Promise<OpenCase> {
    const keys = await receiptKeys(stored.receipt, await siteSalt(officeId));
    const epochs = stored.epochs.map((epoch, at) => (at === stored.epochs.length - 1 ? { ...epoch, slots: stored.slots } : epoch));
    const { sealed, sets, slots } = stored;
    return openAsReporter(keys, { ...sealed, sets, ...(epochs.length === 0 ? { slots } : {}) }, directory, { epochs });
  }

  /** The reporter comes back and writes. */
  async write(stored: Stored, body: unknown): Promise<void> {
    const open = await this.asReporter(stored);
    stored.messages.push(await sealMessage(open, (await readThread(open, stored.messages, this.office.directory)).head, body));
  }

  index = async (): Promise<IndexEntry[]> => this.stored.map(({ sealed: { kh, slots }, late, isDue }) => ({ kh, slots, ...(isDue ? { late } : {}) }));

  openCase = async (access: string): Promise<CaseBodies> => {
    const { sealed, slots, sets, epochs, messages, log } = this.find(access);
    return { sealed, slots, sets: [...sets], epochs: epochs.map((epoch) => ({ ...epoch, sets: [...epoch.sets] })), messages: [...messages], log: [...log] };
  };

  destructions = async (): Promise<Destruction[]> => this.destroyed;

  caseHeads = async (access: string): Promise<CaseHeads> => {
    const { sets, epochs, messages, log } = this.find(access, () => new ApiError("not-found", 404));
    return { sets: epochs.reduce((sum, epoch) => sum + epoch.sets.length, sets.length), messages: messages.length, log: log.length };
  };

  postMessage = async (access: string, after: number, message: SealedObject): Promise<{ position: number; nextNotice: undefined }> => {
    const { messages } = this.find(access);
    if (messages.length !== after) throw new ApiError("conflict", 409);
    return { position: messages.push(message), nextNotice: undefined };
  };

  postLog = async (access: string, seq: number, entry: SealedObject): Promise<unknown> => {
    const { log } = this.find(access);
    if (log.length !== seq) throw new ApiError("conflict", 409);
    return log.push(entry);
  };

  postSet = async (access: string, after: number, set: SealedObject, slots: Wrap[]): Promise<unknown> => {
    const found = this.find(access);
    const sets = found.epochs.at(-1)?.sets ?? found.sets;
    if (sets.length !== after) throw new ApiError("conflict", 409);
    found.slots = slots;
    return sets.push(set);
  };

  postEpoch = async (access: string, set: SealedObject, setAfter: number, epoch: Epoch, late: Wrap[]): Promise<unknown> => {
    const found = this.find(access);
    const sets = found.epochs.at(-1)?.sets ?? found.sets;
    if (sets.length !== setAfter) throw new ApiError("conflict", 409);
    sets.push(set);
    found.ended.push({ ah: found.ah, sets: [...sets], next: { kh: epoch.kh, slots: epoch.slots } });
    [found.ah, found.slots, found.late] = [epoch.ah, epoch.slots, late];
    return found.epochs.push({ ...epoch, sets: [] });
  };

  handOver = async (_key: string, submission: Submission): Promise<void> => {
    this.keep(submission, "");
  };

  /** The part of the API that belongs to one member. */
  cacheOf(memberId: string) {
    return {
      cache: async (): Promise<MemberCache> => this.caches.get(memberId) ?? { rev: 0, object: null },
      saveCache: async (rev: number, object: SealedObject): Promise<unknown> => {
        if ((this.caches.get(memberId)?.rev ?? 0) + 1 !== rev) throw new ApiError("conflict", 409);
        return this.caches.set(memberId, { rev, object });
      },
    };
  }

  /** Sealed files of all cases, by id. */
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();

  caseFile = async (access: string, id: string, from: number): Promise<Fetched> => {
    this.find(access);
    const file = this.files.get(id);
    return file === undefined ? { kind: "gone" } : { kind: "stream", stream: new Blob([file.slice(from)]).stream(), end: () => undefined };
  };

  private find(access: string, over = (end: Ended): ApiError => new MovedError(end.sets, end.next)): Stored {
    const ah = createHash("sha256").update(Buffer.from(access, "base64url")).digest("base64url");
    const found = this.stored.find((one) => one.ah === ah);
    if (found !== undefined) return found;
    for (const { ended } of this.stored) {
      const end = ended.find((one) => one.ah === ah);
      if (end !== undefined) throw over(end);
    }
    throw new ApiError("not-found", 404);
  }
}

/** One member at one device: what the board does with the store, without the board. */
export class Device {
  readonly desk: CaseDesk;
  readonly readers: ReadersDesk;
  readonly pairs: PairDesk;
  readonly names: NameDesk;
  readonly memory: MemoryStore;
  readonly memberId: string;
  private readonly reader: BookReader;
  private readonly office: Office;
  private readonly api: CaseStore;
  private book: CaseBook = emptyBook();

  /** @param api The store, or a store that lies. */
  constructor(office: Office, store: CaseStore, at: number, api: CaseStore = store, mark: RevisionMark = { read: () => 0, write: () => undefined }) {
    const member = office.members[at];
    if (member === undefined) throw new Error("no such member");
    const { unlocked, me } = member;
    this.office = office;
    this.memberId = unlocked.id;
    this.api = api;
    this.memory = new MemoryStore(store.cacheOf(unlocked.id), unlocked, me.kem, mark);
    this.reader = new BookReader(api, unlocked, this.memory);
    const directory = () => this.office.directory;
    this.desk = new CaseDesk(api, unlocked, directory, () => foundedAt * 1000);
    this.readers = new ReadersDesk(api, officeId, unlocked, this.memory, this.desk, directory, () => foundedAt * 1000);
    this.pairs = new PairDesk(api, officeId, unlocked, this.memory, this.desk, directory, () => foundedAt * 1000);
    this.names = new NameDesk(unlocked, this.desk, directory, () => foundedAt * 1000);
  }

  /** Unlocks: takes in the memory and looks at everything. */
  async look(today = "2026-11-23"): Promise<CaseBook> {
    await this.memory.load();
    this.book = await this.reader.read(this.office.directory, this.book.cases, () => undefined);
    await this.readers.tell().catch(() => undefined);
    await tellErased(this.api, this.memory, this.book, today);
    await this.memory.save();
    return this.book;
  }

  /** The one case of which this member holds a share. */
  async pair(): Promise<Pair> {
    const [pair] = (await this.look()).pairs.values();
    if (pair === undefined) throw new Error("no share of any case");
    return pair;
  }

  /** Takes in a case as it was just read, as the board does. */
  async take(known: KnownCase): Promise<KnownCase> {
    this.reader.keep(known);
    this.book.cases.set(known.id, known);
    await this.memory.save();
    return known;
  }

  /** The one case that opens, read in full. */
  async only(): Promise<KnownCase> {
    const [id] = (await this.look()).remembered.keys();
    if (id === undefined) throw new Error("nothing opens");
    return this.read(id);
  }

  /** This case, read in full. */
  async of(stored: Stored): Promise<KnownCase> {
    await this.look();
    return this.read(readCaseHeader(stored.sealed.kh).case);
  }

  private async read(id: string): Promise<KnownCase> {
    const { book } = this;
    return book.cases.get(id) ?? this.reader.open(id, this.office.directory);
  }
}

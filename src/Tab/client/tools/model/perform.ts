import { equal } from "../../src/sealing/bytes";
import { findKey, fitKey } from "../../src/sealing/case-key";
import { openAsMember } from "../../src/sealing/case-open";
import { verifyDirectory } from "../../src/sealing/directory";
import { directoryHash } from "../../src/sealing/directory-entry";
import { nextDirectoryEntry } from "../../src/sealing/directory-next";
import { rotate } from "../../src/sealing/epoch-rotate";
import { SealingError } from "../../src/sealing/errors";
import { newFoundingEntry, signDirectory } from "../../src/sealing/founding";
import { readHandover, sealHandover } from "../../src/sealing/handover";
import { generateKeys, publicKeysOf } from "../../src/sealing/keys";
import { sealReport } from "../../src/sealing/report-seal";
import { combineShares } from "../../src/sealing/shares";
import { grant } from "../../src/sealing/slot-sets";
import type { CaseKey, Directory, DirectoryMember, DirectoryRecord, Epoch, OpenCase, PublicKeys, Sealed, SealedObject, Unlocked, WholeKey, Wrap } from "../../src/sealing/types";
import { everyKey, FOUNDERS, MOST_KEYS, NEWCOMERS, openers, type Model, type Told } from "./model";

const NOW = 1_800_000_000;
const SALT = new Uint8Array(16);

type Person = Unlocked & { pub: PublicKeys };
/** One epoch as served: header, the eight slots that stand, and every signed set since. */
type Served = { kh: string; slots: Wrap[]; sets: SealedObject[]; rest: Sealed | Epoch };
/** What the server holds; never changed in place, so that scenarios with one beginning share it. */
export type Office = { chain: DirectoryRecord[]; directory: Directory; genesis: string; keys: Map<string, number>; epochs: Served[] };

/** Keys made once and used in every scenario; lists made once for each way to get to them; a pair of keys tries the same eight slots once. */
export class Pool {
  private readonly people = new Map<string, Person>();
  private readonly lists = new Map<string, Promise<Pick<Office, "chain" | "directory">>>();
  private readonly tried = new WeakMap<Wrap[], Map<string, Promise<CaseKey | null>>>();

  async fill(): Promise<Office> {
    for (const who of [...FOUNDERS, ...NEWCOMERS]) {
      for (let key = 0; key < MOST_KEYS; key++) {
        const keys = await generateKeys();
        this.people.set(`${who}#${key}`, { id: who, keys, masterKey: new Uint8Array(32), pub: await publicKeysOf(keys) });
      }
    }
    const founders = FOUNDERS.map((who) => ({ id: who, ...this.person(`${who}#0`).pub, who: { name: who, post: "Anggota", sex: "P" as const } }));
    const e = newFoundingEntry(founders, NOW);
    const chain = [{ e, sigs: await Promise.all(FOUNDERS.map(async (who) => ({ by: who, sig: await signDirectory(e, this.person(`${who}#0`)) }))) }];
    const genesis = await directoryHash(e);
    return { chain, genesis, directory: await verifyDirectory(chain, genesis, NOW), keys: new Map(FOUNDERS.map((who) => [who, 0])), epochs: [] };
  }

  person(key: string): Person {
    const found = this.people.get(key);
    if (found === undefined) throw new Error(`no keys ${key}`);
    return found;
  }

  find(key: string, { kh, slots }: Served): Promise<CaseKey | null> {
    const known = this.tried.get(slots) ?? new Map<string, Promise<CaseKey | null>>();
    this.tried.set(slots, known);
    const found = known.get(key) ?? findKey(this.person(key), { kh, slots });
    known.set(key, found);
    return found;
  }

  /** The office after a step of the real code; the same object when the code refused it. */
  async perform(office: Office, step: Told): Promise<Office> {
    try {
      return await this.act(office, step);
    } catch (fault) {
      if (fault instanceof SealingError) return office;
      throw fault;
    }
  }

  private async act(office: Office, step: Told): Promise<Office> {
    const { directory } = office;
    switch (step.do) {
      case "join":
      case "leave":
      case "rekey":
        return this.changeList(office, step);
      case "report": {
        const { sealed } = await sealReport({ directory, to: step.to, exclude: step.excl, body: { text: "karangan" }, siteSalt: SALT, dual: step.dual });
        return { ...office, epochs: [{ kh: sealed.kh, slots: sealed.slots, sets: [], rest: sealed }] };
      }
      case "grant": {
        const open = await this.openNewest(office, step.by, step.with);
        const { slots, set } = await grant(open, directory, step.to);
        if (step.tell !== null) await this.tell(office, open, step.by, step.tell);
        const last = office.epochs.at(-1) as Served;
        return { ...office, epochs: [...office.epochs.slice(0, -1), { ...last, slots, sets: [...last.sets, set] }] };
      }
      case "rotate": {
        const open = await this.openNewest(office, step.by, step.with);
        const { epoch, close } = await rotate(open, directory, step.to, { dual: step.dual });
        const last = office.epochs.at(-1) as Served;
        return { ...office, epochs: [...office.epochs.slice(0, -1), { ...last, sets: [...last.sets, close] }, { kh: epoch.kh, slots: epoch.slots, sets: [], rest: epoch }] };
      }
    }
  }

  private async tell(office: Office, open: OpenCase, by: string, to: string): Promise<void> {
    const { sealed } = await sealHandover(this.me(office, by), office.directory, [to], [open], SALT);
    const newcomer = this.me(office, to);
    const key = await findKey(newcomer, sealed);
    if (key === null) throw new Error("a hand-over did not open");
    const told = await readHandover(await openAsMember(newcomer, key, sealed, office.directory), office.directory);
    if (told.by !== by || !equal(told.cases[0]?.ck ?? new Uint8Array(0), open.ck)) throw new Error("a hand-over told another key");
  }

  private async changeList(office: Office, step: Told & { do: "join" | "leave" | "rekey" }): Promise<Office> {
    const key = step.do === "join" ? 0 : (office.keys.get(step.who) ?? 0) + (step.do === "rekey" ? 1 : 0);
    const way = `${office.directory.hash} ${step.do} ${step.who}`;
    const made = this.lists.get(way) ?? this.newList(office, step, key);
    this.lists.set(way, made);
    return { ...office, ...(await made), keys: new Map([...office.keys, [step.who, key]]) };
  }

  private async newList(office: Office, step: Told & { do: "join" | "leave" | "rekey" }, key: number): Promise<Pick<Office, "chain" | "directory">> {
    const { directory, chain, genesis } = office;
    const now = NOW + chain.length;
    const person = this.person(`${step.who}#${key}`);
    const members: DirectoryMember[] = step.do === "join"
      ? [...directory.entry.members, { id: step.who, ...person.pub, st: "active", role: "member", who: { name: step.who, post: "Anggota", sex: "P" } }]
      : directory.entry.members.map((member) => (member.id !== step.who ? member : step.do === "leave" ? { ...member, st: "removed" } : { ...member, ...person.pub }));
    const e = nextDirectoryEntry(directory, members, now);
    const signers = directory.entry.members.filter(({ id, st }) => st === "active" && id !== step.who).slice(0, 2).map(({ id }) => this.me(office, id));
    const sigs = await Promise.all([...signers, ...(step.do === "leave" ? [] : [person])].map(async (me) => ({ by: me.id, sig: await signDirectory(e, me) })));
    const longer = [...chain, { e, sigs }];
    return { chain: longer, directory: await verifyDirectory(longer, genesis, now) };
  }

  private me(office: Office, who: string): Person {
    return this.person(`${who}#${office.keys.get(who) ?? 0}`);
  }

  private async openNewest(office: Office, by: string, other: string): Promise<OpenCase> {
    const at = office.epochs.length - 1;
    const [mine, hers] = await Promise.all([by, other].map((who) => this.find(`${who}#${office.keys.get(who) ?? 0}`, office.epochs[at] as Served)));
    if (mine === null || mine === undefined) throw new Error("an actor of the model has no slot");
    return this.open(office, this.me(office, by), mine.kind === "key" ? mine : await together(mine, hers), at);
  }

  private open(office: Office, me: Person, key: WholeKey, at: number): Promise<OpenCase> {
    const [first, ...later] = office.epochs.slice(0, at + 1);
    if (first === undefined) throw new Error("no case");
    const sealed = { ...(first.rest as Sealed), slots: first.slots, sets: first.sets };
    const epochs = later.map(({ rest, slots, sets }) => ({ ...(rest as Epoch), slots, sets }));
    return openAsMember(me, key, sealed, office.directory, { expectCase: key.header.case, epochs });
  }

  /**
   * What every pair of keys really opens, in the words of the model. Each epoch's key opens the case once, through the whole verification and back to the
   * report; another reader's key of that epoch has to be the very same bytes.
   */
  async opened(office: Office, m: Model): Promise<ReturnType<typeof openers>> {
    const found = office.epochs.map(() => ({ alone: [] as string[], share: [] as string[] }));
    const opens = new Map<number, Promise<OpenCase>>();
    for (const key of everyKey(m)) {
      const held = await Promise.all(office.epochs.map((epoch) => this.find(key, epoch)));
      held.forEach((one, at) => { if (one?.kind === "share") found[at]?.share.push(key); });
      const last = held.findLastIndex((one) => one?.kind === "key");
      const whole = held[last];
      if (whole?.kind !== "key") continue;
      const opening = opens.get(last) ?? this.open(office, this.person(key), whole, last);
      opens.set(last, opening);
      const open = await opening;
      const epochs = [...open.earlier, { epoch: open.epoch, ck: open.ck }];
      if (held.some((one, at) => one?.kind === "key" && !equal(one.ck, epochs[at]?.ck ?? new Uint8Array(0)))) throw new Error(`${key} holds another key`);
      for (const { epoch } of epochs) found[epoch]?.alone.push(key);
    }
    for (const [at, { share }] of found.entries()) await this.expectTwo(office, at, share);
    return found;
  }

  /** Any two shares of a dual epoch are its key; here the first and the last holder's. */
  private async expectTwo(office: Office, at: number, share: string[]): Promise<void> {
    const [first, last] = [share[0], share.at(-1)];
    const epoch = office.epochs[at];
    if (first === undefined || last === undefined || epoch === undefined || first === last) return;
    const mine = await this.find(first, epoch);
    if (mine === null) throw new Error("a share was lost");
    await this.open(office, this.person(first), await together(mine, await this.find(last, epoch)), at);
  }
}

async function together(mine: CaseKey, hers: CaseKey | null | undefined): Promise<WholeKey> {
  if (mine.kind !== "share" || hers?.kind !== "share") throw new Error("two shares are needed");
  return fitKey(mine.kh, await combineShares([mine, hers]), true);
}

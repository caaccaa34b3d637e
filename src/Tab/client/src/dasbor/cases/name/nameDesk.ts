import * as v from "valibot";
import { myIdentityShare, receiveShare, releaseShare, SealingError, type Bytes, type Directory, type Unlocked } from "../../../sealing";
import { wipe } from "../../../sealing/bytes";
import { activeMember, expectFresh } from "../../../sealing/directory";
import { openEnvelope } from "../../../sealing/identity";
import type { CaseDesk } from "../caseDesk";
import type { KnownCase } from "../readCase";
import { nameAsks, type NameAsk } from "./nameState";

const written = v.object({ name: v.string() });

/** The line of a case's log that says when a name was read first. */
const nameOpened = "name.open";

/** What the person wrote, as it is shown. */
export function nameText(name: unknown): string {
  const told = v.safeParse(written, name);
  return told.success ? told.output.name : JSON.stringify(name);
}

/** The name of a person who tells, opened by two readers: one asks and says why, another gives a share for that request alone. */
export class NameDesk {
  private readonly me: Unlocked;
  private readonly desk: CaseDesk;
  private readonly directory: () => Directory;
  private readonly now: () => number;

  constructor(me: Unlocked, desk: CaseDesk, directory: () => Directory, now: () => number) {
    this.me = me;
    this.desk = desk;
    this.directory = directory;
    this.now = now;
  }

  /** Asks in the case's own thread: every reader and the person see who asks and why, and the server sees a message like any. */
  async ask(known: KnownCase, reason: string): Promise<KnownCase> {
    expectFresh(this.directory());
    await myIdentityShare(this.me, known.bodies.sealed);
    const at = Math.floor(this.now() / 1000);
    const before = new Set((await nameAsks(known)).map(({ id }) => id));
    return this.post(known, { kind: "name.ask", reason, at }, (ask) => !before.has(ask.id) && ask.by === this.me.id);
  }

  /** Gives one's share to the one who asked. A request that was taken back meanwhile gets nothing. */
  async approve(known: KnownCase, { id, by }: NameAsk): Promise<KnownCase> {
    const directory = this.directory();
    expectFresh(directory);
    if (by === this.me.id || !known.open.readers.includes(by)) throw new SealingError("not-reader");
    const w = await releaseShare("id-release", await myIdentityShare(this.me, known.bodies.sealed), activeMember(directory.entry, by).kem, id);
    return this.post(known, { kind: "name.yes", ask: id, w }, (ask) => ask.id === id && (ask.withdrawn || ask.yes.some((yes) => yes.by === this.me.id)));
  }

  async refuse(known: KnownCase, { id }: NameAsk): Promise<KnownCase> {
    return this.post(known, { kind: "name.no", ask: id }, (ask) => ask.id === id && (ask.withdrawn || ask.no.includes(this.me.id)));
  }

  async withdraw(known: KnownCase, { id }: NameAsk): Promise<KnownCase> {
    return this.post(known, { kind: "name.back", ask: id }, (ask) => ask.id === id && ask.withdrawn);
  }

  /**
   * Opens the name for the one who asked, and notes the first time in the case's log before it is shown: the person reads there when it was. A log that
   * lost its end is told elsewhere and holds nobody up. Nothing of the name is kept.
   * @throws SealingError share-wrong when no share that was given fits, identity-swapped when the server gives another envelope
   */
  async open(known: KnownCase, ask: NameAsk): Promise<string> {
    const { name, key } = await this.envelope(known, ask);
    wipe(key);
    const noted = (current: KnownCase) => current.log.some(({ act, by, ref }) => act === nameOpened && by === this.me.id && ref === ask.id);
    await this.desk.note(known, nameOpened, (current) => (noted(current) ? null : ask.id)).catch((fault: unknown) => {
      if (!(fault instanceof SealingError)) throw fault;
    });
    return nameText(name);
  }

  /** The same with the key of the envelope, for an export that two agreed to let it go out with. @throws SealingError as {@link open} */
  async envelope(known: KnownCase, ask: NameAsk): Promise<{ name: unknown; key: Bytes }> {
    const { sealed } = known.bodies;
    if (ask.by !== this.me.id || ask.withdrawn) throw new SealingError("not-requester");
    const mine = await myIdentityShare(this.me, sealed);
    for (const { w } of ask.yes) {
      try {
        return await openEnvelope(sealed, known.open.payload, [mine, await receiveShare(this.me, "id-release", w, ask.id)]);
      } catch (fault) {
        if (!(fault instanceof SealingError) || fault.reason === "identity-swapped") throw fault;
      }
    }
    throw new SealingError("share-wrong");
  }

  private async post(known: KnownCase, body: unknown, isSaid: (ask: NameAsk) => boolean): Promise<KnownCase> {
    return this.desk.post(known, body, async (current) => (await nameAsks(current)).some(isSaid));
  }
}

import type { DirectoryAnswer } from "../../../api/dashboardSchemas";
import { SealingError, type Directory } from "../../../sealing";
import type { CaseDesk } from "../caseDesk";
import type { KnownCase } from "../caseBook";
import { sealedFiles } from "../files/sealedFiles";
import type { NameDesk } from "../name/nameDesk";
import { mayExport, Withdrawn } from "../person/sharing";
import { nameAsks, stateOfAsk, type NameAsk } from "../name/nameState";
import { buildPackage, type ExportPackage } from "./exportPackage";
import { expectSeen, verifyLists, type ServedLists } from "./lists";
import { exportAct, exportStanding, takesName } from "./twoSignatures";

/** The steps of an export. Each reads the log anew before it writes, so that two members who act at once do not talk past each other. */
export class ExportDesk {
  constructor(
    private readonly api: { directory(): Promise<Pick<DirectoryAnswer, "chain" | "past">> },
    private readonly desk: CaseDesk,
    private readonly names: Pick<NameDesk, "envelope">,
    private readonly me: string,
    private readonly office: string,
    private readonly directory: () => Directory,
    private readonly nowSeconds: () => number,
  ) {}

  standing(known: KnownCase) {
    return exportStanding(known.bodies.log, known.log, this.directory(), this.nowSeconds());
  }

  /** Whether this member could take the name along: a colleague gave a share for this member's own request, so that both and the reporter know of it. */
  async mayTakeName(known: KnownCase): Promise<boolean> {
    return (await this.openedName(known)) !== undefined;
  }

  /** Asks. What the request names is the last message that the asking member has seen: the package has to reach it. */
  request(known: KnownCase, name: boolean): Promise<KnownCase> {
    return this.desk.note(known, exportAct("request", name), async (current) => {
      if (!mayExport(current)) throw new Withdrawn();
      return (await this.isOpen(current)) ? null : current.head.hash;
    });
  }

  /** @param name whether this member, too, lets the name go along; it stays behind when the request did not ask for it */
  approve(known: KnownCase, request: string, name: boolean): Promise<KnownCase> {
    return this.desk.note(known, exportAct("approve", name), async (current) => {
      if (!mayExport(current)) throw new Withdrawn();
      const standing = await this.standing(current);
      return standing?.request.hash === request && standing.request.by !== this.me && standing.approve === null ? request : null;
    });
  }

  withdraw(known: KnownCase, request: string): Promise<KnownCase> {
    return this.desk.note(known, "export.withdraw", async (current) => ((await this.standing(current))?.request.hash === request ? request : null));
  }

  /** Writes that the package leaves, before it does. */
  made(known: KnownCase, { manifestHash }: ExportPackage): Promise<KnownCase> {
    return this.desk.note(known, "export.made", () => manifestHash);
  }

  /** Puts the package together from the case as the server has it now, with its files; `missing` are names of files that the server does not have. @throws SealingError export-standing: nobody agreed, or no longer */
  async build(known: KnownCase, readme: string): Promise<{ known: KnownCase; built: ExportPackage; missing: string[] }> {
    const current = await this.desk.reread(known);
    if (!mayExport(current)) throw new Withdrawn();
    const standing = await this.standing(current);
    if (standing === null || standing.approve === null || standing.request.by !== this.me) throw new SealingError("export-standing");
    const facts = { office: this.office, made: this.nowSeconds(), request: standing.request.hash, approve: standing.approve.hash };
    const name = takesName(standing) ? await this.name(current) : undefined;
    const { files, missing } = await sealedFiles(current, this.desk);
    const built = await buildPackage(current.open, current.bodies, await this.lists(), facts, readme, { files, ...(name === undefined ? {} : { name }) });
    return { known: current, built, missing };
  }

  /** The lists with their signatures, which pages do not keep; they have to be those that this page has verified, the newest or a continuation of it. */
  private async lists(): Promise<ServedLists> {
    const { chain, past } = await this.api.directory();
    const seen = this.directory();
    const lists = { genesis: seen.hashes[0] ?? "", chain, past };
    expectSeen(await verifyLists(lists, this.nowSeconds()), seen);
    return lists;
  }

  private async name(current: KnownCase) {
    const ask = await this.openedName(current);
    if (ask === undefined) throw new SealingError("no-share");
    return this.names.envelope(current, ask);
  }

  private async openedName(current: KnownCase): Promise<NameAsk | undefined> {
    return (await nameAsks(current)).findLast((ask) => ask.by === this.me && stateOfAsk(ask, current, this.directory()) === "given");
  }

  private async isOpen(current: KnownCase): Promise<boolean> {
    const standing = await this.standing(current);
    return standing !== null && !standing.made;
  }
}

import type { DirectoryAnswer } from "../../../api/dashboardSchemas";
import { SealingError, verifyDirectory, type Directory } from "../../../sealing";
import type { CaseDesk } from "../caseDesk";
import type { KnownCase } from "../caseBook";
import { buildPackage, type ExportPackage } from "./exportPackage";
import { exportStanding } from "./twoSignatures";

/** The steps of an export. Each reads the log anew before it writes, so that two members who act at once do not talk past each other. */
export class ExportDesk {
  constructor(
    private readonly api: { directory(): Promise<Pick<DirectoryAnswer, "chain">> },
    private readonly desk: CaseDesk,
    private readonly me: string,
    private readonly office: string,
    private readonly nowSeconds: () => number,
  ) {}

  standing(known: KnownCase) {
    return exportStanding(known.bodies.log, known.log, this.nowSeconds());
  }

  /** Asks. What the request names is the last message that the asking member has seen: the package has to reach it. */
  request(known: KnownCase): Promise<KnownCase> {
    return this.desk.note(known, "export.request", async (current) => ((await this.isOpen(current)) ? null : current.head.hash));
  }

  approve(known: KnownCase, request: string): Promise<KnownCase> {
    return this.desk.note(known, "export.approve", async (current) => {
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

  /** Puts the package together from the case as the server has it now. @throws SealingError export-standing: nobody agreed, or no longer */
  async build(known: KnownCase, directory: Directory, readme: string): Promise<{ known: KnownCase; built: ExportPackage }> {
    const current = await this.desk.reread(known);
    const standing = await this.standing(current);
    if (standing === null || standing.approve === null || standing.request.by !== this.me) throw new SealingError("export-standing");
    const facts = { office: this.office, made: this.nowSeconds(), request: standing.request.hash, approve: standing.approve.hash };
    const built = await buildPackage(current.open, current.bodies, await this.list(directory), facts, readme);
    return { known: current, built };
  }

  /** The list with its signatures, which pages do not keep; it has to be the one that this page has verified, or a continuation of it. */
  private async list(seen: Directory) {
    const genesis = seen.hashes[0] ?? "";
    const { chain } = await this.api.directory();
    const served = await verifyDirectory(chain, genesis, this.nowSeconds(), "seal");
    if (served.hashes[seen.entry.n] !== seen.hash) throw new SealingError("directory-chain");
    return { genesis, chain };
  }

  private async isOpen(current: KnownCase): Promise<boolean> {
    const standing = await this.standing(current);
    return standing !== null && !standing.made;
  }
}

import type { Bytes } from "../../../sealing";
import { concat } from "../../../sealing/bytes";
import type { KnownCase } from "../caseBook";
import type { CaseDesk } from "../caseDesk";
import { filesOf } from "./caseFiles";
import { FileRefused, wholeFile } from "../../../attached/wholeFile";

/**
 * The case's files as they lie, sealed, each opened to its end first to see that it is whole. What the server does not have, or what changed, is named:
 * a package without it is better than none, and its verifier says the same (docs/sealing.md 16).
 * @throws FileRefused when a file cannot be fetched now: then the package can be made later
 */
export async function sealedFiles(known: KnownCase, desk: Pick<CaseDesk, "file">): Promise<{ files: Map<string, Bytes>; missing: string[] }> {
  const [files, missing] = [new Map<string, Bytes>(), [] as string[]];
  for (const { about } of filesOf(known)) {
    const pieces: Bytes[] = [];
    try {
      await wholeFile(about, (from) => desk.file(known, about.id, from), (piece) => void pieces.push(piece));
      files.set(about.id, concat(...pieces));
    } catch (fault) {
      if (!(fault instanceof FileRefused) || fault.fault === "away" || fault.fault === "moved") throw fault;
      missing.push(about.name);
    }
  }
  return { files, missing };
}

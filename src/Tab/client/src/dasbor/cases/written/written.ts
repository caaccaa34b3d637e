import { writtenBy, type Directory } from "../../../sealing";
import type { KnownCase } from "../readCase";

/** The act of a reader who heard the person's consent too; its ref is the hash of the report (docs/sealing.md 8). */
export const heardAct = "written.heard";

/** Whose signature stands behind a report that was written down, and which other readers say that they heard the consent themselves. */
export type Signers = { scribe: string | null; heard: string[] };

export async function signersOf({ open, log }: Pick<KnownCase, "open" | "log">, directory: Directory): Promise<Signers> {
  const scribe = await writtenBy(open, directory);
  const heard = log.filter(({ act, ref, by }) => act === heardAct && ref === open.reportHash && by !== scribe).map(({ by }) => by);
  return { scribe, heard: [...new Set(heard)] };
}

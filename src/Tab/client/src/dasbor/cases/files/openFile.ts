import type { Attached } from "../../../attached/att";
import { letGo } from "../../../attached/letGo";
import { wholeFile } from "../../../attached/wholeFile";
import type { CaseDesk } from "../caseDesk";
import type { KnownCase } from "../caseBook";

/** `noted` is the case with the line that says so; null when it could not be written. */
export type OpenedFile = { noted: KnownCase | null; content: Blob };

/**
 * A file of the case, whole. That it is opened is written into the case's own log before any of it is fetched; as with the case itself, a log that cannot
 * be written is told, and keeps nobody from reading.
 * @throws FileRefused
 */
export async function openFile(desk: Pick<CaseDesk, "openFile" | "file">, known: KnownCase, about: Attached, progress: (share: number) => void): Promise<OpenedFile> {
  const noted = await desk.openFile(known, about.id).catch(() => null);
  const content = await wholeFile(about, (from) => desk.file(noted ?? known, about.id, from), undefined, progress);
  const whole = new Blob(content);
  content.forEach(letGo);
  return { noted, content: whole };
}

import { fromBase64url } from "./base64url";
import { concat } from "./bytes";
import { signingKeysOf } from "./directory";
import { isRecord, jsonBytes, type JsonRecord } from "./json";
import { type ReportToSeal, sealCase, type Submission } from "./report-seal";
import { sign, verify } from "./signature";
import type { Bytes, Directory, OpenCase, Unlocked } from "./types";

const FIELD = "written";

/** A report as a member wrote it down for somebody: what she says of it stands in the body's field `written`, her id in its `by`. */
export type WrittenReport = Omit<ReportToSeal, "body" | "late" | "receipt"> & { body: JsonRecord & { written: { by: string } } };

/**
 * Seals it as any report is sealed, to readers among whom the writer need not be. Her signature goes into `written`, over the case and all the rest of
 * the body: readers see who wrote these words down, and nobody outside sees that anybody did (docs/sealing.md 8).
 */
export function sealWritten(me: Unlocked, { body, ...report }: WrittenReport): Promise<Submission & { receipt: string }> {
  const said = { ...body, release: null };
  return sealCase({ ...report, late: [] }, async (kh) => ({
    ...said, [FIELD]: { ...body.written, sig: await sign(me.keys.sig.privateKey, "written", signedBytes(kh, said)) },
  }));
}

/**
 * The member whose signature stands behind the words, or null: in a report that nobody wrote down for another, and where the signature is not of whom it
 * names, is another case's, or is over other words.
 */
export async function writtenBy({ reportKh, payload: { body } }: Pick<OpenCase, "reportKh" | "payload">, directory: Directory): Promise<string | null> {
  const written = isRecord(body) ? body[FIELD] : undefined;
  if (!isRecord(body) || !isRecord(written) || typeof written["by"] !== "string") return null;
  const { sig, ...said } = written;
  const bytes = signedBytes(fromBase64url(reportKh), { ...body, [FIELD]: said });
  for (const key of signingKeysOf(directory, written["by"])) {
    if (await verify(key, "written", bytes, sig).catch(() => false)) return written["by"];
  }
  return null;
}

function signedBytes(kh: Bytes, body: JsonRecord): Bytes {
  return concat(kh, jsonBytes(body));
}

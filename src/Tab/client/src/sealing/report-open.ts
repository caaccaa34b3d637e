import { chainOf } from "./directory";
import { SealingError } from "./errors";
import { encodedOf, expectKeys, type JsonRecord, stringsOf } from "./json";
import { objectHash } from "./object";
import { openSigned } from "./signature";
import { verifySlotSets } from "./slot-sets";
import type { Directory, ReportPayload, Seen, ServedCase, SlotSets, Unlocked, WholeKey } from "./types";

/** A verified report and the slots it was served with. */
export type OpenedReport = { payload: ReportPayload; hash: string; sets: SlotSets };

/**
 * Opens a report with the key of epoch 0: directory known, header and content of this very case, signature by the
 * receipt's key, slots those that were signed.
 */
export async function openReport(
  key: WholeKey,
  served: ServedCase,
  directory: Directory,
  seen?: Seen,
  named?: Unlocked,
): Promise<OpenedReport> {
  if (served.kh !== key.kh) throw new SealingError("other-case");
  const { case: caseId, epoch, dir, rk } = key.header;
  chainOf(directory, dir);
  const { payload } = await openSigned(key.ck, served.report, { t: "report", case: caseId, epoch }, "msg", (by) => {
    if (by !== "r") throw new SealingError("not-the-reporter");
    return [rk.sig];
  });
  const report = readReportPayload(payload);
  const hash = await objectHash(served.report);
  return {
    payload: report,
    hash,
    sets: await verifySlotSets(key, { h: hash, to: report.to, slots: report.slots }, served, directory, seen, named),
  };
}

function readReportPayload(payload: JsonRecord): ReportPayload {
  expectKeys(payload, ["seq", "prev", "to", "excl", "slots", "named", "idh", "body"]);
  const { named, body } = payload;
  if (payload["seq"] !== 0 || payload["prev"] !== null || typeof named !== "boolean") throw new SealingError("fields");
  return {
    seq: 0,
    prev: null,
    to: stringsOf(payload["to"]),
    excl: stringsOf(payload["excl"]),
    slots: encodedOf(payload["slots"], 32),
    named,
    idh: encodedOf(payload["idh"], 32),
    body,
  };
}

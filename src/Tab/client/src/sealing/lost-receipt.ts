import { fromBase64url } from "./base64url";
import { countOf, encodedOf, expectKeys, isRecord, type JsonRecord, recordOf, stringOf } from "./json";
import { POINT } from "./keys";
import { newReceiptFor } from "./receipt-box";
import { sealCase, type Submission } from "./report-seal";
import { SealingError } from "./errors";
import { verify } from "./signature";
import { receiptStatement } from "./epoch-open";
import { activeMember } from "./directory";
import type { Bytes, Directory, OpenCase, PublicKeys, SealedObject } from "./types";

const VIA = "receipt";
const KIND = "receipt";

/** A new receipt as the person's own device made it: its public keys, the hash that finds it, the box. Not the digits. */
export type FreshReceipt = { rk: PublicKeys; rid: string; rbox: SealedObject };

/** One reader's word, in the case's thread, that this is the person's new receipt. Good for the epoch that follows `epoch` alone. */
export type Vouch = FreshReceipt & { epoch: number; sig: string };

/**
 * Asks readers for a new receipt, by something that looks like any report (sealing.md A9). The digits are made here and stay here; they open
 * the case once two readers have agreed.
 * @param caseId what a reader who met the person told, 16 bytes in base64url
 */
export async function sealReceiptRequest(
  directory: Directory, to: readonly string[], caseId: string, siteSalt: Bytes,
): Promise<Submission & { receipt: string; rk: PublicKeys }> {
  const { receipt, rk, rid, rbox } = await newReceiptFor(caseId, siteSalt);
  const body = { via: VIA, case: caseId, rk: { kem: rk.kem, sig: rk.sig }, rid, rbox };
  const { sealed, late } = await sealCase({ directory, to: [...to], exclude: [], siteSalt }, () => Promise.resolve(body));
  return { sealed, late, receipt, rk };
}

/** True for a body that asks for a new receipt: no account, and never shown as one. */
export function isReceiptRequest(body: unknown): body is JsonRecord {
  return isRecord(body) && body["via"] === VIA;
}

/** @throws SealingError when it is not what it says */
export function readReceiptRequest(body: unknown): FreshReceipt & { caseId: string } {
  if (!isReceiptRequest(body)) throw new SealingError("not-a-request");
  expectKeys(body, ["via", "case", "rk", "rid", "rbox"]);
  return { caseId: encodedOf(body["case"], 16), ...readFresh(body) };
}

/** What a reader who met the person writes into the thread. */
export function vouchBody({ rk, rid, rbox }: FreshReceipt, epoch: number, sig: string): JsonRecord {
  return { kind: KIND, epoch, rk: { kem: rk.kem, sig: rk.sig }, rid, rbox, sig };
}

/** A reader's word as it stands in the thread, or null for something else. Whether it holds is `isVouchedBy`. */
export function readVouch(body: unknown): Vouch | null {
  if (!isRecord(body) || body["kind"] !== KIND) return null;
  expectKeys(body, ["kind", "epoch", "rk", "rid", "rbox", "sig"]);
  return { epoch: countOf(body["epoch"]), ...readFresh(body), sig: stringOf(body["sig"]) };
}

/** True when this reader signed for this receipt in the epoch as it stands; then a second one may begin the next epoch with it. */
export async function isVouchedBy(open: OpenCase, directory: Directory, by: string, vouch: Vouch): Promise<boolean> {
  if (vouch.epoch !== open.epoch || !open.readers.includes(by)) return false;
  return verify(activeMember(directory.entry, by).sig, "rk", await receiptStatement(open.kh, vouch.rk), vouch.sig);
}

function readFresh(body: JsonRecord): FreshReceipt {
  const [rk, rbox] = [recordOf(body["rk"]), recordOf(body["rbox"])];
  expectKeys(rk, ["kem", "sig"]);
  expectKeys(rbox, ["h", "s", "c"]);
  fromBase64url(rbox["s"], 32);
  return {
    rk: { kem: encodedOf(rk["kem"], POINT), sig: encodedOf(rk["sig"], POINT) },
    rid: encodedOf(body["rid"], 32),
    rbox: { h: stringOf(rbox["h"]), s: stringOf(rbox["s"]), c: stringOf(rbox["c"]) },
  };
}

import { fromBase64url } from "./base64url";
import { wipe } from "./bytes";
import { readCaseHeader } from "./case-key";
import { commit, expectCommitment } from "./derive";
import { readHeader } from "./header";
import { exportBundle, generateKeys, importBundle, publicKeysOf } from "./keys";
import { openObject, sealObject } from "./object";
import { newReceipt, receiptKeys } from "./receipt";
import type { Bytes, MemberKeys, PublicKeys, ReceiptKeys, SealedObject } from "./types";

/** A new receipt and what belongs to it. `keys` sign the report; the box gives them back to whoever knows the digits. */
export type NewReceipt = { receipt: string; keys: MemberKeys; rk: PublicKeys; rid: string; rbox: SealedObject };

/**
 * The reporter's keys are random and boxed, not derived from the digits: members hand over a new epoch to the
 * KEM key without ever knowing the receipt. The digits may be those under which the person kept a draft before.
 */
export async function newReceiptFor(caseId: string, siteSalt: Bytes, receipt = newReceipt()): Promise<NewReceipt> {
  const [keys, { rid, box }] = await Promise.all([generateKeys(), receiptKeys(receipt, siteSalt)]);
  const rk = await publicKeysOf(keys);
  const kc = await commit(box, "rbox", fromBase64url(caseId));
  const bundle = await exportBundle(keys);
  const rbox = await sealObject(box, { t: "receipt", case: caseId, rk: rk.kem, kc }, bundle);
  wipe(bundle, box);
  return { receipt, keys, rk, rid, rbox };
}

/**
 * The reporter's keys. The box must name the very key the case header names: after a lost receipt was replaced,
 * the old box names the old key and is dead.
 */
export async function openReceiptBox(receipt: ReceiptKeys, sealed: { kh: string; rbox: SealedObject }): Promise<MemberKeys> {
  const header = readCaseHeader(sealed.kh);
  const expected = { t: "receipt", case: header.case, rk: header.rk.kem };
  const { kc } = readHeader(sealed.rbox.h, expected);
  await expectCommitment(receipt.box, "rbox", fromBase64url(header.case), kc);
  return importBundle(await openObject(receipt.box, sealed.rbox, expected), header.rk);
}

import { fromBase64url, toBase64url } from "./base64url";
import { accessHash } from "./case-key";
import { commit, hashOf } from "./derive";
import { expectFresh } from "./directory";
import { receiptStatement } from "./epoch-open";
import { SealingError } from "./errors";
import { headerBytes } from "./header";
import { importKem } from "./keys";
import { sealLateSlots } from "./late";
import { lateAgain } from "./late-open";
import { randomBytes } from "./random";
import { DUAL_THRESHOLD, expectReaders, sealReaderSlots } from "./readers";
import { sealSigned, sign } from "./signature";
import { closeEpoch } from "./slot-sets";
import { sealSlot, slotsHash } from "./slots";
import type { Bytes, Directory, Epoch, OpenCase, PublicKeys, SealedObject, Wrap } from "./types";

/** A receipt made on the person's own device, and the second reader's statement for it. */
export type ReceiptReplacement = { rk: PublicKeys; rid: string; rbox: SealedObject; co: { by: string; sig: string } };

/** Signed by a second reader who met or reached the person, never by the one who rotates. */
export async function coSignReceipt(c: OpenCase, directory: Directory, rk: PublicKeys): Promise<{ by: string; sig: string }> {
  expectFresh(directory);
  return { by: c.author.by, sig: await sign(c.author.key, "rk", await receiptStatement(c.kh, rk)) };
}

/**
 * Begins a new epoch: a new key for these readers and the reporter. Whoever is left out keeps what it could read before.
 * @returns the epoch, the last set of the one before and the late slots for whom the report names, to be stored together; and the key: in a dual case nobody's slot
 * gives it, also not that of who made it
 */
export async function rotate(
  c: OpenCase,
  directory: Directory,
  to: string[],
  o: { dual?: boolean; replacement?: ReceiptReplacement } = {},
): Promise<{ epoch: Epoch; close: SealedObject; late: Wrap[]; ck: Bytes }> {
  expectFresh(directory);
  expectReaders(directory.entry, to);
  const dual = o.dual ?? c.dual;
  if (dual && to.length < 2) throw new SealingError("two-needed");
  const { entry, hash } = directory;
  const ck = randomBytes(32);
  const rk = o.replacement?.rk ?? c.header.rk;
  const number = c.epoch + 1;
  const ckc = await commit(ck, "ck", fromBase64url(c.caseId));
  const header = headerBytes({
    t: "ck",
    case: c.caseId,
    epoch: number,
    prev: await hashOf(c.kh),
    dir: { n: entry.n, h: hash },
    rk: { kem: rk.kem, sig: rk.sig },
    ckc,
  });
  const kh = toBase64url(header);
  const khHash = await hashOf(kh);
  const content = dual
    ? ({ kind: "shares", secret: ck, threshold: DUAL_THRESHOLD, bitmapOver: entry } as const)
    : ({ kind: "key", key: ck } as const);
  const slots = await sealReaderSlots(entry, to, "ck", header, content);
  const payload = { kh: khHash, old: toBase64url(c.ck), to, slots: await slotsHash(slots), co: o.replacement?.co ?? null };
  const epoch: Epoch = {
    kh,
    slots,
    rslot: await sealSlot(await importKem(rk.kem), "ck", header, { mode: "key", key: ck }),
    auth: await sealSigned(ck, { t: "rotate", case: c.caseId, epoch: number }, "msg", c.author, payload),
    ah: await accessHash(ck, c.caseId),
    ...(o.replacement === undefined ? {} : { rid: o.replacement.rid, rbox: o.replacement.rbox }),
  };
  const late = await sealLateSlots(entry, dual ? [] : lateAgain(c, entry, to), fromBase64url(c.reportKh), ck);
  return { epoch, close: await closeEpoch(c, directory, khHash), late, ck };
}

import { fromBase64url, toBase64url } from "./base64url";
import { NOTHING, wipe } from "./bytes";
import { accessHash } from "./case-key";
import { commit } from "./derive";
import { SealingError } from "./errors";
import { headerBytes } from "./header";
import { jsonBytes } from "./json";
import { objectHash, sealObject } from "./object";
import { randomBytes } from "./random";
import { DUAL_THRESHOLD, expectReportReaders, sealReaderSlots } from "./readers";
import { newReceiptFor } from "./receipt-box";
import { sealSigned } from "./signature";
import { expectLate, sealLateSlots } from "./late";
import { sealSlot, slotsHash } from "./slots";
import type { Bytes, Directory, DirectoryEntry, Sealed, SealedObject, Wrap } from "./types";

/**
 * `to` and `exclude` are ids; `dual`: no reader opens it alone; `identity`: the name, which two readers open together.
 * The body is sealed as it is, character for character; with `late` (trustees whom the person lets in if nobody answers, or none) it gets a last field
 * `release` that says so. `receipt`: the 25 digits that the person has already, of a draft.
 */
export type ReportToSeal = {
  directory: Directory;
  to: string[];
  exclude: string[];
  body: unknown;
  siteSalt: Bytes;
  dual?: boolean;
  identity?: unknown;
  late?: readonly string[];
  receipt?: string;
};

/** What a page sends: the sealed whole, and beside it two slots that the server keeps back. */
export type Submission = { sealed: Sealed; late: Wrap[] };

/** Seals a report in this browser. The receipt's 25 digits are shown once and kept nowhere. */
export function sealReport(report: ReportToSeal): Promise<Submission & { receipt: string }> {
  const { body, late } = report;
  if (late === undefined) return sealCase(report, () => Promise.resolve(body));
  return sealCase(report, async (_, slots) => ({ ...(body as object), release: late.length === 0 ? null : { to: late, slots: await slotsHash(slots) } }));
}

/** As sealReport, for a body that must be bound to the new case's header bytes or late slots. */
export async function sealCase(
  a: Omit<ReportToSeal, "body">,
  bodyFor: (kh: Bytes, late: Wrap[]) => Promise<unknown>,
): Promise<Submission & { receipt: string }> {
  const { entry, hash } = a.directory;
  const dual = a.dual === true;
  const named = a.identity !== undefined;
  const lateTo = a.late ?? [];
  expectReportReaders(entry, a.to, a.exclude, dual || named);
  expectLate(entry, lateTo, a.to, a.exclude);
  // What nobody opens alone is not opened by one who comes later.
  if (dual && lateTo.length > 0) throw new SealingError("two-needed");
  const id = randomBytes(16);
  const caseId = toBase64url(id);
  const ck = randomBytes(32);
  const receipt = await newReceiptFor(caseId, a.siteSalt, a.receipt);
  const kh = headerBytes({
    t: "ck",
    case: caseId,
    epoch: 0,
    dir: { n: entry.n, h: hash },
    rk: receipt.rk,
    ckc: await commit(ck, "ck", id),
  });
  const content = dual
    ? ({ kind: "shares", secret: ck, threshold: DUAL_THRESHOLD, bitmapOver: entry } as const)
    : ({ kind: "key", key: ck } as const);
  const [slots, rslot, identity, late] = await Promise.all([
    sealReaderSlots(entry, a.to, "ck", kh, content),
    sealSlot(receipt.keys.kem.publicKey, "ck", kh, { mode: "key", key: ck }),
    sealIdentity(entry, a.to, id, a.identity),
    sealLateSlots(entry, lateTo, kh, ck),
  ]);
  const body = await bodyFor(kh, late);
  if (body === undefined) throw new SealingError("body");
  const payload = {
    seq: 0,
    prev: null,
    to: a.to,
    excl: a.exclude,
    slots: await slotsHash(slots),
    named,
    idh: await objectHash(identity.object),
    body,
  };
  const header = { t: "report", case: caseId, epoch: 0, id: toBase64url(randomBytes(16)) };
  const report = await sealSigned(ck, header, "msg", { by: "r", key: receipt.keys.sig.privateKey }, payload);
  const ah = await accessHash(ck, caseId);
  wipe(ck);
  const sealed = {
    kh: toBase64url(kh),
    slots,
    rslot,
    report,
    identity: identity.object,
    idslots: identity.idslots,
    rid: receipt.rid,
    rbox: receipt.rbox,
    ah,
  };
  return { sealed, receipt: receipt.receipt, late };
}

/** The name under a key of its own, shared among the readers; or, alike from outside, nothing under a key that is thrown away. */
async function sealIdentity(
  entry: DirectoryEntry,
  to: string[],
  caseId: Bytes,
  name: unknown,
): Promise<{ object: SealedObject; idslots: Wrap[] }> {
  const ik = randomBytes(32);
  const threshold = entry.pol.idT;
  const header = { t: "identity", case: toBase64url(caseId), k: threshold, ikc: await commit(ik, "ik", caseId) };
  const object = await sealObject(ik, header, name === undefined ? NOTHING : jsonBytes(name));
  const content =
    name === undefined ? ({ kind: "dummy" } as const) : ({ kind: "shares", secret: ik, threshold, bitmapOver: entry } as const);
  const idslots = await sealReaderSlots(entry, to, "id-share", fromBase64url(object.h), content);
  wipe(ik);
  return { object, idslots };
}

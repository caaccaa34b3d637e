import { fromBase64url } from "./base64url";
import { fitKey, readCaseHeader } from "./case-key";
import { hashOf } from "./derive";
import { chainOf, chainsOf } from "./directory";
import { SealingError } from "./errors";
import { headerBytes } from "./header";
import { encodedOf, expectKeys, isRecord, type JsonRecord, parseCanonical, stringOf, stringsOf } from "./json";
import { objectHash, openObject } from "./object";
import { readSigned, verify } from "./signature";
import { readerKey, type SlotSetBase, verifySlotSets } from "./slot-sets";
import type { Bytes, CaseHeader, Directory, Epoch, PublicKeys, Seen, SlotSets, Unlocked, WholeKey } from "./types";

/** How the epoch before ended: its last readers, and the header hash its last set names. */
export type EpochEnd = { to: string[]; next: string | null };

/** A verified epoch; `base` are the readers it began with, sealed to entry `dirN`; `replacedBy` are the two who replaced a lost receipt with it. */
export type OpenedEpoch = { old: WholeKey; by: string; base: SlotSetBase; dirN: number; replacedBy: [string, string] | null; sets: SlotSets };

export type EpochToOpen = {
  key: WholeKey;
  epoch: Epoch;
  /** The header of the epoch before. */
  kh0: string;
  /** Verifies the epoch before with its key, which a new reader learns only here. */
  before: (old: WholeKey) => Promise<EpochEnd>;
  directory: Directory;
  /** What this reader verified last of the case, in whatever epoch; `seen` when it was in this one. */
  last?: Seen;
  seen?: Seen;
  named?: Unlocked;
};

type CoSignature = { by: string; sig: string };
type RotatePayload = { kh: string; old: Bytes; to: string[]; slots: string; co: CoSignature | null };

/** Opens an epoch with its key, and through the old key it carries, checks it against the epoch before. */
export async function openEpoch(a: EpochToOpen): Promise<OpenedEpoch> {
  const { key, epoch, directory } = a;
  const header = expectSuccessor(key.header, readCaseHeader(a.kh0), await hashOf(a.kh0), directory, a.last);
  const chain = chainOf(directory, header.dir);
  const plaintext = await openObject(key.ck, epoch.auth, { t: "rotate", case: header.case, epoch: header.epoch });
  const old = await fitKey(a.kh0, claimedOldKey(plaintext), key.dual);
  const end = await a.before(old);
  const { by, payload } = await readSigned(plaintext, epoch.auth, "msg", (signer) => [readerKey(chain, header.dir.n, signer, end.to)]);
  const rotate = readRotatePayload(payload);
  if (rotate.kh !== (await hashOf(epoch.kh))) throw new SealingError("epoch-header");
  if (end.next !== rotate.kh) throw new SealingError("epoch-end");
  const replacedBy = await expectReceiptChange(a, old.header.rk, header.rk, by, rotate.co, end.to);
  const base = { h: await objectHash(epoch.auth), to: rotate.to, slots: rotate.slots };
  return { old, by, base, dirN: header.dir.n, replacedBy, sets: await verifySlotSets(key, base, epoch, directory, a.seen, a.named) };
}

function expectSuccessor(header: CaseHeader, before: CaseHeader, beforeHash: string, directory: Directory, last: Seen | undefined): CaseHeader {
  if (header.case !== before.case || header.epoch !== before.epoch + 1 || header.prev !== beforeHash) throw new SealingError("epoch-chain");
  const [now, then] = [chainOf(directory, header.dir), chainOf(directory, before.dir)];
  const chains = chainsOf(directory);
  const sawItEnd = last !== undefined && last.epoch === before.epoch && last.n > then.entry.n;
  if (now === then ? header.dir.n < before.dir.n || sawItEnd : chains.indexOf(now) < chains.indexOf(then)) throw new SealingError("epoch-directory");
  return header;
}

/** Read before the signature can be checked, because the old key says who may have signed; used only if it fits the old header. */
function claimedOldKey(plaintext: Bytes): Bytes {
  const signed = parseCanonical(plaintext);
  return fromBase64url(parseCanonical(fromBase64url(signed["p"]))["old"], 32);
}

function readRotatePayload(payload: JsonRecord): RotatePayload {
  expectKeys(payload, ["kh", "old", "to", "slots", "co"]);
  const { co } = payload;
  if (co !== null && !isRecord(co)) throw new SealingError("fields");
  if (co !== null) expectKeys(co, ["by", "sig"]);
  return {
    kh: encodedOf(payload["kh"], 32),
    old: fromBase64url(payload["old"], 32),
    to: stringsOf(payload["to"]),
    slots: encodedOf(payload["slots"], 32),
    co: co === null ? null : { by: stringOf(co["by"]), sig: stringOf(co["sig"]) },
  };
}

/** A new receipt key speaks for the reporter from now on, so one reader alone must not be able to set it. */
async function expectReceiptChange(
  a: EpochToOpen,
  before: PublicKeys,
  now: PublicKeys,
  by: string,
  co: CoSignature | null,
  readers: string[],
): Promise<[string, string] | null> {
  if (before.kem === now.kem && before.sig === now.sig) {
    if (co !== null) throw new SealingError("receipt-change");
    return null;
  }
  if (co === null || co.by === by) throw new SealingError("receipt-change");
  const key = readerKey(chainOf(a.directory, a.key.header.dir), a.key.header.dir.n, co.by, readers);
  if (!(await verify(key, "rk", await receiptStatement(a.kh0, now), co.sig))) throw new SealingError("receipt-change");
  return [by, co.by];
}

/** What the second reader signs: this case, the epoch to come, and the new public keys of the receipt. */
export async function receiptStatement(kh: string, rk: PublicKeys): Promise<Bytes> {
  const { case: caseId, epoch } = readCaseHeader(kh);
  return headerBytes({ t: "rk", case: caseId, epoch: epoch + 1, prev: await hashOf(kh), rk: { kem: rk.kem, sig: rk.sig } });
}

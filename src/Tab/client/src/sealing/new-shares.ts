import { fromBase64url } from "./base64url";
import { findKey } from "./case-key";
import { expectFresh, signingKeysOf } from "./directory";
import { type DualFront, holdersOf } from "./dual";
import { SealingError } from "./errors";
import { expectKeys, isRecord, type JsonRecord, recordOf, stringOf, stringsOf } from "./json";
import { sealCase, type Submission } from "./report-seal";
import { signPayload, verifyPayload } from "./signature";
import { SLOTS } from "./slots";
import type { Bytes, Directory, OpenCase, Unlocked } from "./types";

const VIA = "shares";

/** What a colleague told of the new key of a dual case: its header, this member's own slot, and who holds the shares. */
export type ToldShares = { by: string; caseId: string; epoch: number; prev: string; front: DualFront; holders: string[] };

/**
 * Tells the holders of a dual case that it goes on under another key, by an entry of the index that looks like any report: who holds a share alone has no
 * token with which to ask for it. It gives nobody a right; what two of them open with it is held against the case's own signed epochs.
 * @param front header and eight slots of the new epoch, as they were posted
 * @param to all its holders
 */
export async function sealShares(me: Unlocked, directory: Directory, to: readonly string[], front: DualFront, siteSalt: Bytes): Promise<Submission> {
  expectFresh(directory);
  if (to.length < 2) throw new SealingError("two-needed");
  const author = { by: me.id, key: me.keys.sig.privateKey };
  const payload = { to: [...to], kh: front.kh, slots: front.slots.map(({ e, c }) => ({ e, c })) };
  const bodyFor = async (kh: Bytes) => ({ via: VIA, ...(await signPayload(author, "shares", kh, payload)) });
  const { sealed, late } = await sealCase({ directory, to: [...to], exclude: [], siteSalt }, bodyFor);
  return { sealed, late };
}

/** True for a body that tells of new shares: no account, and never shown as one. */
export function isShares(body: unknown): body is JsonRecord {
  return isRecord(body) && body["via"] === VIA;
}

/**
 * What it says, once opened like a report.
 * @throws SealingError not-shares, signature, fields, slot-count, shares-readers (told to others than it says, or others hold the shares), no-share (none for this member)
 */
export async function readShares(me: Unlocked, open: OpenCase, directory: Directory): Promise<ToldShares> {
  const { body } = open.payload;
  if (!isShares(body)) throw new SealingError("not-shares");
  expectKeys(body, ["via", "p", "by", "sig"]);
  const { by, payload } = await verifyPayload(body, "shares", fromBase64url(open.kh), (signer) => signingKeysOf(directory, signer));
  expectKeys(payload, ["to", "kh", "slots"]);
  const to = stringsOf(payload["to"]);
  if (to.join("\n") !== open.payload.to.join("\n")) throw new SealingError("shares-readers");
  const slots = payload["slots"];
  if (!Array.isArray(slots)) throw new SealingError("fields");
  if (slots.length !== SLOTS) throw new SealingError("slot-count");
  const front = { kh: stringOf(payload["kh"]), slots: slots.map(readWrap) };
  for (const slot of front.slots) {
    const own = { kh: front.kh, slots: [slot] };
    const key = await findKey(me, own);
    if (key?.kind !== "share") continue;
    const { case: caseId, epoch, prev } = key.header;
    if (prev === undefined) throw new SealingError("fields");
    const holders = holdersOf(key, directory);
    if (holders.length !== to.length || !to.every((id) => holders.includes(id))) throw new SealingError("shares-readers");
    return { by, caseId, epoch, prev, front: own, holders };
  }
  throw new SealingError("no-share");
}

function readWrap(value: unknown): DualFront["slots"][number] {
  const w = recordOf(value);
  expectKeys(w, ["e", "c"]);
  return { e: stringOf(w["e"]), c: stringOf(w["c"]) };
}

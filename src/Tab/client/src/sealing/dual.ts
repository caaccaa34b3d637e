import { fromBase64url } from "./base64url";
import { findKey, fitKey } from "./case-key";
import { hashOf } from "./derive";
import { activeMember, chainOf, expectFresh } from "./directory";
import { SealingError } from "./errors";
import { encodedOf, expectKeys, isRecord, type JsonRecord, recordOf, stringOf } from "./json";
import { sealCase } from "./report-seal";
import { openAsMember } from "./case-open";
import { receiveShare, releaseShare } from "./release";
import { combineShares, holderIds } from "./shares";
import { signPayload, verifyPayload } from "./signature";
import { readerKey } from "./slot-sets";
import { openMessage, sealMessage } from "./thread";
import type { Bytes, Directory, OpenCase, Sealed, SealedObject, ShareOfKey, Unlocked, WholeKey, Wrap } from "./types";

const VIA = "request";

/** A colleague's request to open a dual case together, as the approver sees it. */
export type OpenedRequest = { request: OpenCase; share: ShareOfKey; holders: string[]; requester: string; reason: string };

/**
 * Asks the other holders to open a dual case. The request has the very shape of a report, so the server does not
 * learn that anybody asked, nor whom.
 */
export async function requestOpening(me: Unlocked, sealed: Sealed, directory: Directory, reason: string, siteSalt: Bytes): Promise<Sealed> {
  expectFresh(directory);
  const share = await myShare(me, sealed);
  const active = new Set(directory.entry.members.filter((member) => member.st === "active").map((member) => member.id));
  const to = holdersOf(share, directory).filter((id) => active.has(id));
  const payload = { kh: await hashOf(sealed.kh), reason };
  const author = { by: me.id, key: me.keys.sig.privateKey };
  const bodyFor = async (kh: Bytes) => ({ via: VIA, ...(await signPayload(author, "request", kh, payload)) });
  return (await sealCase({ directory, to, exclude: [], siteSalt }, bodyFor)).sealed;
}

/** Opens a request as a holder of the same case; refuses one by somebody who holds no share of it. */
export async function openRequest(me: Unlocked, request: Sealed, sealed: Sealed, directory: Directory): Promise<OpenedRequest> {
  const key = await findKey(me, request);
  if (key === null) throw new SealingError("no-slot");
  const opened = await openAsMember(me, key, request, directory);
  const statement = readStatement(opened.payload.body);
  const share = await myShare(me, sealed);
  const holders = holdersOf(share, directory);
  const { by, payload } = await verifyPayload(statement, "request", fromBase64url(request.kh), (signer) => [
    readerKey(directory, directory.entry.n, signer, holders),
  ]);
  expectKeys(payload, ["kh", "reason"]);
  if (encodedOf(payload["kh"], 32) !== (await hashOf(sealed.kh))) throw new SealingError("request-other-case");
  return { request: opened, share, holders, requester: by, reason: stringOf(payload["reason"]) };
}

/** Approves: one's own share, wrapped to the requester, as the first message in the request's thread. */
export async function approveRequest(me: Unlocked, request: Sealed, sealed: Sealed, directory: Directory): Promise<SealedObject> {
  expectFresh(directory);
  const opened = await openRequest(me, request, sealed, directory);
  const { kem } = activeMember(directory.entry, opened.requester);
  const { reportHash } = opened.request;
  const w = await releaseShare("ck-release", opened.share, kem, reportHash);
  return sealMessage(opened.request, { seq: 0, hash: reportHash }, { w });
}

/** Puts the requester's own share together with a released one. @returns the whole key of the case, fit to its commitment */
export async function openDual(
  me: Unlocked,
  request: Sealed,
  sealed: Sealed,
  releases: SealedObject[],
  directory: Directory,
): Promise<WholeKey> {
  const opened = await openRequest(me, request, sealed, directory);
  if (releases.length === 0) throw new SealingError("too-few-shares");
  let refusal: unknown;
  for (const release of releases) {
    try {
      const other = await receiveRelease(me, opened, release, directory);
      return await fitKey(sealed.kh, await combineShares([opened.share, other]), true);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

async function receiveRelease(me: Unlocked, opened: OpenedRequest, release: SealedObject, directory: Directory) {
  const { request, holders } = opened;
  const key = { epoch: request.epoch, ck: request.ck, rk: request.header.rk };
  const { by, payload } = await openMessage(request.caseId, key, release, directory);
  readerKey(directory, directory.entry.n, by, holders);
  expectKeys(payload, ["seq", "prev", "body"]);
  if (payload["prev"] !== request.reportHash) throw new SealingError("release-other-request");
  return receiveShare(me, "ck-release", readWrap(recordOf(payload["body"])), request.reportHash);
}

async function myShare(me: Unlocked, sealed: Sealed): Promise<ShareOfKey> {
  const key = await findKey(me, sealed);
  if (key?.kind !== "share") throw new SealingError("no-share");
  return key;
}

function holdersOf(share: ShareOfKey, directory: Directory): string[] {
  const entry = chainOf(directory, share.header.dir).entries[share.header.dir.n];
  if (entry === undefined) throw new SealingError("directory-unknown");
  return holderIds(entry, share.holders);
}

function readStatement(body: unknown): JsonRecord {
  if (!isRecord(body) || body["via"] !== VIA) throw new SealingError("not-a-request");
  expectKeys(body, ["via", "p", "by", "sig"]);
  return body;
}

function readWrap(body: JsonRecord): Wrap {
  expectKeys(body, ["w"]);
  const w = recordOf(body["w"]);
  expectKeys(w, ["e", "c"]);
  return { e: stringOf(w["e"]), c: stringOf(w["c"]) };
}

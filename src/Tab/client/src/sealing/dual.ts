import { fromBase64url } from "./base64url";
import { findKey, fitKey } from "./case-key";
import { hashOf } from "./derive";
import { activeMember, chainOf, expectFresh } from "./directory";
import { SealingError } from "./errors";
import { encodedOf, expectKeys, isRecord, type JsonRecord, parseCanonical, recordOf, stringOf } from "./json";
import { sealCase, type Submission } from "./report-seal";
import { openAsMember } from "./case-open";
import { receiveShare, releaseShare } from "./release";
import { combineShares, holderIds } from "./shares";
import { signPayload, verifyPayload } from "./signature";
import { readerKey } from "./slot-sets";
import { openMessage, orNull, sealMessage } from "./thread";
import type { Bytes, Directory, OpenCase, Sealed, SealedObject, ShareOfKey, Unlocked, WholeKey, Wrap } from "./types";

const VIA = "request";

/** What one needs of a dual case to know one's share of it: what the index shows, or of that one's own slot alone. */
export type DualFront = Pick<Sealed, "kh" | "slots">;

/** A colleague's request to open a dual case together, as the approver sees it. */
export type OpenedRequest = { request: OpenCase; share: ShareOfKey; holders: string[]; requester: string; reason: string };

/** What was said to a request: a share for the requester, a no, or that the requester takes the request back. */
export type RequestAnswer = { kind: "release"; by: string; w: Wrap } | { kind: "refused" | "withdrawn"; by: string };

/**
 * Asks the other holders to open a dual case. The request has the very shape of a report, so the server does not
 * learn that anybody asked, nor whom.
 */
export async function requestOpening(me: Unlocked, dual: DualFront, directory: Directory, reason: string, siteSalt: Bytes): Promise<Submission> {
  expectFresh(directory);
  const share = await myShare(me, dual);
  const active = new Set(directory.entry.members.filter((member) => member.st === "active").map((member) => member.id));
  const to = holdersOf(share, directory).filter((id) => active.has(id));
  const payload = { kh: await hashOf(dual.kh), reason };
  const author = { by: me.id, key: me.keys.sig.privateKey };
  const bodyFor = async (kh: Bytes) => ({ via: VIA, ...(await signPayload(author, "request", kh, payload)) });
  const { sealed, late } = await sealCase({ directory, to, exclude: [], siteSalt }, bodyFor);
  return { sealed, late };
}

/** The front of a dual case with one's own slot alone: all that a holder has to remember. @throws SealingError no-share */
export async function ownFront(me: Unlocked, dual: DualFront): Promise<DualFront> {
  for (const slot of dual.slots) {
    const front = { kh: dual.kh, slots: [slot] };
    if ((await findKey(me, front))?.kind === "share") return front;
  }
  throw new SealingError("no-share");
}

/** True for a body that calls itself a request: no account, and never shown as one. */
export function isRequest(body: unknown): boolean {
  return isRecord(body) && body["via"] === VIA;
}

/** The hash of the case that a request says it is about. Not verified: it says which of one's shares to verify the request with. */
export function askedFor(body: unknown): string {
  return encodedOf(parseCanonical(fromBase64url(readStatement(body)["p"]))["kh"], 32);
}

/** Opens a request as a holder of the same case; refuses one by somebody who holds no share of it. */
export async function openRequest(me: Unlocked, request: Sealed, dual: DualFront, directory: Directory): Promise<OpenedRequest> {
  const key = await findKey(me, request);
  if (key === null) throw new SealingError("no-slot");
  return readRequest(me, await openAsMember(me, key, request, directory), dual, directory);
}

/** What a request says, once opened like a report. @throws SealingError not-a-request, not-reader, not-active, signature, request-other-case */
export async function readRequest(me: Unlocked, opened: OpenCase, dual: DualFront, directory: Directory): Promise<OpenedRequest> {
  const statement = readStatement(opened.payload.body);
  const share = await myShare(me, dual);
  const holders = holdersOf(share, directory);
  const { by, payload } = await verifyPayload(statement, "request", fromBase64url(opened.kh), (signer) => [
    readerKey(directory, directory.entry.n, signer, holders),
  ]);
  expectKeys(payload, ["kh", "reason"]);
  if (encodedOf(payload["kh"], 32) !== (await hashOf(dual.kh))) throw new SealingError("request-other-case");
  return { request: opened, share, holders, requester: by, reason: stringOf(payload["reason"]) };
}

/** Approves: one's own share, wrapped to the requester, as the first message in the request's thread. */
export async function approveRequest(me: Unlocked, request: Sealed, dual: DualFront, directory: Directory): Promise<SealedObject> {
  return answerRequest(await openRequest(me, request, dual, directory), "release", directory);
}

/**
 * Answers a request, always as the first message of its thread: every answer names the request itself, and two who answer at
 * once do not speak over each other. @throws SealingError own-request for an answer to oneself, not-requester for taking back what another asked
 */
export async function answerRequest(opened: OpenedRequest, kind: RequestAnswer["kind"], directory: Directory): Promise<SealedObject> {
  expectFresh(directory);
  const { request, requester, share } = opened;
  expectSpeaker(kind, request.author.by, requester);
  const { kem } = activeMember(directory.entry, requester);
  const body = kind === "release" ? { w: await releaseShare("ck-release", share, kem, request.reportHash) } : { say: kind };
  return sealMessage(request, { seq: 0, hash: request.reportHash }, body);
}

/** All that was said to a request by holders of the case; what does not stand is counted. */
export async function readAnswers(opened: OpenedRequest, messages: SealedObject[], directory: Directory): Promise<{ answers: RequestAnswer[]; strange: number }> {
  const read = await Promise.all(messages.map((message) => readAnswer(opened, message, directory).catch(orNull)));
  const answers = read.filter((answer) => answer !== null);
  return { answers, strange: messages.length - answers.length };
}

/** Puts the requester's own share together with a released one. @returns the whole key of the case, fit to its commitment */
export async function openDual(
  me: Unlocked,
  request: Sealed,
  dual: DualFront,
  releases: SealedObject[],
  directory: Directory,
): Promise<WholeKey> {
  const opened = await openRequest(me, request, dual, directory);
  if (releases.length === 0) throw new SealingError("too-few-shares");
  let refusal: unknown;
  for (const release of releases) {
    try {
      const answer = await readAnswer(opened, release, directory);
      if (answer.kind !== "release") throw new SealingError("too-few-shares");
      return await joinShares(me, opened, answer.w, dual.kh);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

/** @throws SealingError no-share (for another, or another request), share-twice, key-commitment (no share of this case) */
export async function joinShares(me: Unlocked, opened: OpenedRequest, release: Wrap, kh: string): Promise<WholeKey> {
  const other = await receiveShare(me, "ck-release", release, opened.request.reportHash);
  return fitKey(kh, await combineShares([opened.share, other]), true);
}

async function readAnswer(opened: OpenedRequest, message: SealedObject, directory: Directory): Promise<RequestAnswer> {
  const { request, holders, requester } = opened;
  const key = { epoch: request.epoch, ck: request.ck, rk: request.header.rk };
  const { by, payload } = await openMessage(request.caseId, key, message, directory);
  readerKey(directory, directory.entry.n, by, holders);
  expectKeys(payload, ["seq", "prev", "body"]);
  if (payload["prev"] !== request.reportHash) throw new SealingError("release-other-request");
  const answer = answerOf(recordOf(payload["body"]), by);
  // Whoever combines a share with itself learns by that; who speaks for another is refused here.
  if (answer.kind === "withdrawn") expectSpeaker(answer.kind, by, requester);
  return answer;
}

function answerOf(body: JsonRecord, by: string): RequestAnswer {
  if ("w" in body) return { kind: "release", by, w: readWrap(body) };
  expectKeys(body, ["say"]);
  const kind = body["say"];
  if (kind !== "refused" && kind !== "withdrawn") throw new SealingError("fields");
  return { kind, by };
}

function expectSpeaker(kind: RequestAnswer["kind"], by: string, requester: string): void {
  if (kind === "withdrawn" ? by !== requester : by === requester) throw new SealingError(kind === "withdrawn" ? "not-requester" : "own-request");
}

/** This member's share of a dual case. @throws SealingError no-share */
export async function myShare(me: Unlocked, dual: DualFront): Promise<ShareOfKey> {
  const key = await findKey(me, dual);
  if (key?.kind !== "share") throw new SealingError("no-share");
  return key;
}

/** Who holds the shares, by the list that the key's header names. */
export function holdersOf(share: ShareOfKey, directory: Directory): string[] {
  const entry = chainOf(directory, share.header.dir).entries[share.header.dir.n];
  if (entry === undefined) throw new SealingError("directory-unknown");
  return holderIds(entry, share.holders);
}

function readStatement(body: unknown): JsonRecord {
  if (!isRecord(body) || !isRequest(body)) throw new SealingError("not-a-request");
  expectKeys(body, ["via", "p", "by", "sig"]);
  return body;
}

function readWrap(body: JsonRecord): Wrap {
  expectKeys(body, ["w"]);
  const w = recordOf(body["w"]);
  expectKeys(w, ["e", "c"]);
  return { e: stringOf(w["e"]), c: stringOf(w["c"]) };
}

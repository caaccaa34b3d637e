import { fromBase64url } from "./base64url";
import { activeMember, chainOf, chainsOf, expectFresh, isEnded, newestNumber } from "./directory";
import { SealingError } from "./errors";
import { countOf, encodedOf, expectKeys, type JsonRecord, stringsOf } from "./json";
import { objectHash } from "./object";
import { DUAL_THRESHOLD, expectReaders, sealReaderSlots } from "./readers";
import { openSigned, sealSigned } from "./signature";
import { findSlot, slotsHash } from "./slots";
import type { Bytes, Directory, HandedCase, OpenCase, ReaderChange, SealedObject, Seen, SlotSets, Unlocked, WholeKey, Wrap } from "./types";

/** Revision 0 of an epoch, as its report or rotation signed it. */
export type SlotSetBase = { h: string; to: string[]; slots: string };

type SlotSetPayload = { n: number; prev: string; to: string[]; hash: string; next: string | null };

/**
 * Replaces all eight slots, so that the server cannot tell which were dummies, and signs who reads from now on.
 * A dual case stays dual unless `dual` says otherwise, which is for people to decide.
 */
export async function grant(c: OpenCase, directory: Directory, to: string[], dual = c.dual): Promise<{ slots: Wrap[]; set: SealedObject }> {
  expectFresh(directory);
  expectReaders(directory.entry, to);
  if (isEnded(directory, c.header.dir)) throw new SealingError("directory-ended");
  if (dual && to.length < 2) throw new SealingError("two-needed");
  const bitmapOver = directory.entries[c.header.dir.n];
  if (bitmapOver === undefined) throw new SealingError("directory-unknown");
  const content = dual
    ? ({ kind: "shares", secret: c.ck, threshold: DUAL_THRESHOLD, bitmapOver } as const)
    : ({ kind: "key", key: c.ck } as const);
  const slots = await sealReaderSlots(directory.entry, to, "ck", fromBase64url(c.kh), content);
  return { slots, set: await sealSet(c, { n: directory.entry.n, prev: c.sets.h, to, hash: await slotsHash(slots), next: null }) };
}

/**
 * The last set of an epoch: no slots any more, but the name of what follows, so that those left out see who did it. One sealed under a list that has ended
 * is closed under that list's last entry, by somebody who goes on with the same keys.
 */
export async function closeEpoch(c: OpenCase, directory: Directory, next: string): Promise<SealedObject> {
  const { entry } = chainOf(directory, c.header.dir);
  if (activeMember(entry, c.author.by).sig !== activeMember(directory.entry, c.author.by).sig) throw new SealingError("not-active");
  return sealSet(c, { n: entry.n, prev: c.sets.h, to: [], hash: await slotsHash([]), next });
}

function sealSet(c: OpenCase, payload: SlotSetPayload): Promise<SealedObject> {
  return sealSigned(c.ck, { t: "slots", case: c.caseId, epoch: c.epoch, rev: c.sets.rev + 1 }, "slots", c.author, payload);
}

/**
 * Verifies the sets of one epoch, from its base to the slots that were served.
 * @param seen what this reader verified last: refuses a rollback, a fork, a directory older than that
 * @param named a reader whose key came from a cache: being named without a slot of one's own is then noticed
 */
export async function verifySlotSets(
  key: WholeKey,
  base: SlotSetBase,
  served: { slots: Wrap[]; sets?: SealedObject[] },
  directory: Directory,
  seen?: Seen,
  named?: Unlocked,
): Promise<SlotSets> {
  const changes: ReaderChange[] = [];
  const chain = chainOf(directory, key.header.dir);
  const ended = chain !== directory;
  let state = { rev: 0, h: base.h, n: key.header.dir.n, to: base.to, hash: base.slots, next: null as string | null };
  expectNoFork(state, seen);
  for (const object of served.sets ?? []) {
    if (state.next !== null) throw new SealingError("epoch-over");
    const rev = state.rev + 1;
    const grant = leastDirectory(state, seen, rev);
    const { by, payload } = await openSet(key.ck, placeOf(key), object, rev, state.to, { grant, close: ended ? state.n : grant }, chain);
    if (payload.prev !== state.h) throw new SealingError("slots-chain");
    const to = payload.next === null ? payload.to : state.to;
    const h = await objectHash(object);
    changes.push({ rev, h, n: payload.n, by, out: without(state.to, to), into: without(to, state.to), next: payload.next });
    state = { rev, h, n: payload.n, to, hash: payload.hash, next: payload.next };
    expectNoFork(state, seen);
  }
  if (seen !== undefined && state.rev < seen.rev) throw new SealingError("slots-rollback");
  if (state.next === null) await expectServedSlots(key, state, served.slots, named);
  return {
    epoch: key.header.epoch,
    rev: state.rev,
    h: state.h,
    n: newestNumber(directory, key.header.dir, state.n),
    to: state.to,
    next: state.next,
    changes,
  };
}

type Place = { caseId: string; epoch: number };

function placeOf({ header }: WholeKey): Place {
  return { caseId: header.case, epoch: header.epoch };
}

async function openSet(
  ck: Bytes,
  { caseId, epoch }: Place,
  object: SealedObject,
  rev: number,
  readers: string[],
  least: { grant: number; close: number },
  directory: Directory,
): Promise<{ by: string; payload: SlotSetPayload }> {
  const { by, payload } = await openSigned(ck, object, { t: "slots", case: caseId, epoch, rev }, "slots", (signer, claimed) => {
    const n = countOf(claimed["n"]);
    if (n < (claimed["next"] === null ? least.grant : least.close)) throw new SealingError("slots-directory");
    return [readerKey(directory, n, signer, readers)];
  });
  return { by, payload: readSetPayload(payload) };
}

function readSetPayload(payload: JsonRecord): SlotSetPayload {
  expectKeys(payload, ["n", "prev", "to", "hash", "next"]);
  const next = payload["next"] === null ? null : encodedOf(payload["next"], 32);
  const to = stringsOf(payload["to"]);
  if ((next === null) !== to.length > 0) throw new SealingError("fields");
  return { n: countOf(payload["n"]), prev: encodedOf(payload["prev"], 32), to, hash: encodedOf(payload["hash"], 32), next };
}

/** The signing key of a reader at directory number n. @throws SealingError not-reader, not-active */
export function readerKey(directory: Directory, n: number, id: string, readers: readonly string[]): string {
  if (!readers.includes(id)) throw new SealingError("not-reader");
  return activeMember(directory.entries[n], id).sig;
}

/** A removed member must not sign under an older entry in which it still stood. */
function leastDirectory(state: { n: number }, seen: Seen | undefined, rev: number): number {
  return seen !== undefined && rev > seen.rev ? Math.max(state.n, seen.n) : state.n;
}

function expectNoFork(state: { rev: number; h: string }, seen: Seen | undefined): void {
  if (seen !== undefined && seen.rev === state.rev && seen.h !== state.h) throw new SealingError("slots-fork");
}

async function expectServedSlots(
  key: WholeKey,
  state: { hash: string; to: string[] },
  slots: Wrap[],
  named: Unlocked | undefined,
): Promise<void> {
  if (state.hash !== (await slotsHash(slots))) throw new SealingError("slots-unsigned");
  if (named === undefined || !state.to.includes(named.id)) return;
  const mine = await findSlot(named.keys.kem, "ck", fromBase64url(key.kh), slots);
  if (mine === null || mine.mode === "dummy") throw new SealingError("named-without-slot");
}

/**
 * What ended an epoch, for somebody who remembers it but is not told the rest: follows the sets from the last that was seen.
 * @param last what was verified then: revision, hash, directory number and readers
 * @returns who closed it, and the header hash of the epoch that follows
 * @throws SealingError when the sets do not go on from there, or do not end the epoch
 */
export async function readClosing(
  key: HandedCase,
  last: Seen & { to: string[] },
  sets: readonly SealedObject[],
  directory: Directory,
): Promise<{ by: string; next: string }> {
  const refused: SealingError[] = [];
  for (const chain of chainsOf(directory).reverse()) {
    try {
      return await readClosingUnder(chain, key, last, sets);
    } catch (fault) {
      if (!(fault instanceof SealingError)) throw fault;
      refused.push(fault);
    }
  }
  throw refused[0] ?? new SealingError("epoch-end");
}

/** The header of the epoch is not at hand, so each list the team ever had is tried. */
async function readClosingUnder(chain: Directory, key: HandedCase, last: Seen & { to: string[] }, sets: readonly SealedObject[]): Promise<{ by: string; next: string }> {
  let state = { rev: last.rev, h: last.h, n: last.n, to: last.to };
  const [seen] = last.rev === 0 ? [] : sets.slice(last.rev - 1, last.rev);
  if (last.rev > 0 && (seen === undefined || (await objectHash(seen)) !== last.h)) throw new SealingError("slots-fork");
  for (const [at, object] of sets.slice(last.rev).entries()) {
    const rev = state.rev + 1;
    const { by, payload } = await openSet(key.ck, key, object, rev, state.to, { grant: state.n, close: Math.min(state.n, chain.entry.n) }, chain);
    if (payload.prev !== state.h) throw new SealingError("slots-chain");
    if (payload.next !== null) {
      if (last.rev + at + 1 !== sets.length) throw new SealingError("epoch-over");
      return { by, next: payload.next };
    }
    state = { rev, h: await objectHash(object), n: payload.n, to: payload.to };
  }
  throw new SealingError("epoch-end");
}

function without(all: readonly string[], those: readonly string[]): string[] {
  return all.filter((id) => !those.includes(id));
}

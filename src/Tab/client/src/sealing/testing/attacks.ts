import { fromBase64url } from "../base64url";
import { wholeKey } from "../case-key";
import { openAsMember } from "../case-open";
import { verifyLogWith } from "../case-log";
import { hashOf } from "../derive";
import { signingKeysOf } from "../directory";
import { openDual, openRequest } from "../dual";
import { openEpoch } from "../epoch-open";
import { SealingError } from "../errors";
import { verifyGlobalLog } from "../global-log";
import { myIdentityShare, openIdentity } from "../identity";
import { unlock } from "../member";
import { openObject } from "../object";
import { receiptKeys } from "../receipt";
import { openReceiptBox } from "../receipt-box";
import { receiveShare } from "../release";
import { openMessage } from "../thread";
import type { Bytes, OpenCase } from "../types";
import { cachedKey, need, openFor, ownKey, patched, seenOf, type World } from "./scenario";
import { shapeOf } from "./shape";
import type { Attack } from "./vectors";

/** What the attacks need besides the world: main opened by a reader, and the key of its epoch 1. */
export type Stage = World & { main: OpenCase; ck1: Bytes };

/** Does what the attack's `op` says (tests/vectors: README §9); every one must be refused. */
export async function attempt(stage: Stage, attack: Attack): Promise<unknown> {
  const action = ACTIONS[attack.op ?? "open"];
  if (action === undefined) throw new Error(`unknown op ${attack.op}`);
  return action(stage, attack);
}

const ACTIONS: Record<string, (stage: Stage, attack: Attack) => Promise<unknown>> = {
  open: async (stage, a) => {
    const served = patched(stage, a);
    const care = {
      ...(a.expectCase === undefined ? {} : { expectCase: a.expectCase }),
      ...(a.seen === undefined ? {} : { seen: seenOf(a.seen) }),
    };
    if (a.ck === undefined) return openFor(stage, a.as, served, care);
    return openAsMember(stage.member(a.as), await cachedKey(served, a.ck), served, stage.directory, { ...care, cached: true });
  },
  openCk: async (stage, a) => wholeKey(await ownKey(stage.member(a.as), patched(stage, a))),
  obj: async (_, a) => openObject(fromBase64url(a.secret), need(a.o), { t: need(a.t) }),
  msg: async ({ main, directory }, a) => openMessage(main.caseId, { epoch: 0, ck: main.ck, rk: main.header.rk }, need(a.o), directory),
  identity: async (stage, a) => {
    const served = patched(stage, a);
    const shares = await Promise.all(need(a.shares).map((id) => myIdentityShare(stage.member(id), served)));
    return openIdentity(served, need(a.p), shares);
  },
  idrelease: async (stage, a) => receiveShare(stage.member(a.as), "id-release", need(a.release), need(a.reqHash)),
  receipt: async (stage, a) => openReceiptBox(await receiptKeys(need(a.receipt), stage.site), a.box ?? patched(stage, a)),
  epoch: async ({ member, directory }, a) => {
    const epoch = need(a.epoch);
    const key = wholeKey(await ownKey(member(a.as), epoch));
    const end = { to: need(a.to0), next: a.next ?? (await hashOf(epoch.kh)) };
    return openEpoch({ key, epoch, kh0: need(a.kh0), before: () => Promise.resolve(end), directory });
  },
  request: async (stage, a) => openRequest(stage.member(a.as), patched(stage, a), stage.served("dual"), stage.directory),
  dual: async (stage, a) =>
    openDual(stage.member(a.as), stage.served(need(a.request)), stage.served("dual"), need(a.releases), stage.directory),
  log: async (stage, a) => {
    const { id, readers } = stage.scenario.log;
    const seen = a.seen === undefined ? undefined : { seq: a.seen.seq, hash: a.seen.h };
    return verifyLogWith(
      [stage.main.ck, stage.ck1],
      id,
      need(a.entries),
      (by) => (readers.includes(by) ? signingKeysOf(stage.directory, by) : []),
      seen,
    );
  },
  audit: async ({ scenario, directory }, a) => verifyGlobalLog(scenario.auditLog, need(a.audit), (by) => signingKeysOf(directory, by)),
  unlock: async (_, a) => unlock(need(a.rec), { passphrase: need(a.pass) }),
  shape: async (stage, a) => {
    if (JSON.stringify(shapeOf(patched(stage, a))) !== stage.scenario.shape) throw new SealingError("shape");
    return null;
  },
};

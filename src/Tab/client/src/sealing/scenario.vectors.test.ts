import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url";
import { accessHash, findKey, fitKey, wholeKey } from "./case-key";
import { openAsMember, openAsReporter } from "./case-open";
import { verifyLog } from "./case-log";
import { sha256 } from "./derive";
import { signingKeysOf, verifyDirectory } from "./directory";
import { openDual, openRequest } from "./dual";
import { openEpoch } from "./epoch-open";
import { verifyGlobalLog } from "./global-log";
import { myIdentityShare, openIdentity } from "./identity";
import { unlock } from "./member";
import { receiptKeys } from "./receipt";
import { receiveShare } from "./release";
import { afterSets, endOfFirstEpoch, loadWorld, need, openFor, ownKey, seenOf } from "./testing/scenario";
import { reasonOf } from "./testing/refusal";
import { shapeOf } from "./testing/shape";
import { openThread } from "./thread";

const world = await loadWorld();
const { scenario, directory, member, served, site } = world;
const everybody = Object.keys(scenario.members);
const main = await openFor(world, "m1", served("main"));

describe("directory", () => {
  it("is verified to its head", () =>
    expect([directory.hash, directory.stale, directory.entries.length]).toEqual([scenario.head, null, 3]));
  it("past its day: refused, but for sealing it tells since when", async () => {
    const late = scenario.staleSince + 1;
    expect(await reasonOf(() => verifyDirectory(scenario.chain, scenario.genesis, late))).toBe("directory-expired");
    expect((await verifyDirectory(scenario.chain, scenario.genesis, late, "seal")).stale).toBe(scenario.staleSince);
    expect((await verifyDirectory(scenario.chain, scenario.genesis, scenario.staleSince)).stale).toBeNull();
  });
  const reasons: Record<string, string> = {
    "one member alone adds m7": "directory-quorum",
    "the trustee alone adds m7": "directory-quorum",
    "two trustees count as one of the quorum": "directory-quorum",
    "unknown role": "directory-member",
    "m5's key replaced, quorum signs but no proof of possession": "directory-possession",
    "removed member still counts": "base64url",
    "other genesis": "directory-genesis",
    "entry removed from the middle": "directory-chain",
    "duplicate member id": "directory-member",
    "expired, strict use (for sealing: verdict stale)": "directory-expired",
  };
  for (const bad of scenario.badChains) {
    it(`refused: ${bad.name}`, async () => {
      const reason = await reasonOf(() => verifyDirectory(bad.chain, bad.genesis ?? scenario.genesis, bad.now ?? scenario.now));
      expect(reason).toBe(reasons[bad.name]);
    });
  }
});

describe("members", () => {
  it("a wrong passphrase opens nothing", async () =>
    expect(await reasonOf(() => unlock(need(scenario.members["m1"]).rec, { passphrase: "salah" }))).toBe("wrong-secret"));
  it("unlocked private keys cannot be exported", () => {
    for (const id of everybody) {
      const { keys } = member(id);
      expect([keys.kem.privateKey.extractable, keys.sig.privateKey.extractable]).toEqual([false, false]);
    }
  });
});

describe("reports", () => {
  for (const open of scenario.opens) {
    for (const id of everybody) {
      const may = open.by.includes(id);
      it(`${id} ${may ? "opens" : "does not open"} ${open.case}`, async () => {
        const sealed = served(open.case);
        if (!may) {
          expect(["no-slot", "two-needed"]).toContain(await reasonOf(() => openFor(world, id, sealed)));
          return;
        }
        const opened = await openFor(world, id, sealed);
        expect(opened.payload.body).toEqual(open.body);
        expect(opened.payload.named).toBe(open.named);
        expect(opened.readers).toContain(id);
      });
    }
  }
  for (const name of Object.keys(scenario.cases)) {
    it(`the server sees one shape: ${name}`, () => expect(JSON.stringify(shapeOf(served(name))) === scenario.shape).toBe(name !== "large"));
  }
  it("a key of one case opens no other", async () => {
    const key = await ownKey(member("m1"), served("two"));
    expect(await reasonOf(() => openAsMember(member("m1"), key, served("main"), directory))).toBe("other-case");
  });
  it("the access token's hash is ah", async () => {
    expect(toBase64url(await sha256(fromBase64url(main.access)))).toBe(served("main").ah);
    expect(await accessHash(main.ck, main.caseId)).toBe(served("main").ah);
  });
});

describe("receipt, thread and name", () => {
  it("the receipt opens the same case as its readers", async () => {
    const opened = await openAsReporter(await receiptKeys(scenario.receipt, site), served("main"), directory);
    expect(opened.ck).toEqual(main.ck);
    expect([opened.author.by, opened.access]).toEqual(["r", main.access]);
  });
  it("the thread is whole and signed", async () => {
    const { items, head } = await openThread(
      main,
      scenario.thread.map((m) => m.o),
      directory,
    );
    expect(items).toEqual(scenario.thread.map(({ by, body }, i) => ({ position: i + 1, by, body })));
    expect(head.seq).toBe(scenario.thread.length);
  });
  it("a thread with a gap, a swap or a repetition is refused", async () => {
    const [first, second] = scenario.thread.map((m) => m.o);
    for (const bad of [[second], [second, first], [first, first]]) {
      expect(await reasonOf(() => openThread(main, bad.map(need), directory))).toBe("thread-chain");
    }
  });
  it("two members open the name, bound to one request", async () => {
    const { requester, release, reqHash } = scenario.identityUnlock;
    const me = member(requester);
    const shares = [await myIdentityShare(me, served("main")), await receiveShare(me, "id-release", release, reqHash)];
    expect(await openIdentity(served("main"), main.payload, shares)).toEqual(scenario.identity);
  });
  it("that no name was given is known only to a reader", async () => {
    expect(await reasonOf(() => myIdentityShare(member("m1"), served("unnamed")))).toBe("no-name");
    expect(await reasonOf(() => myIdentityShare(member("m3"), served("unnamed")))).toBe("no-share");
  });
});

describe("slot sets", () => {
  const { canOpen, seen, lastBy, out } = scenario.sets;
  for (const id of everybody) {
    const may = canOpen.includes(id);
    it(`${id} ${may ? "opens" : "does not open"} after two slot sets`, async () => {
      if (!may) {
        expect(await reasonOf(() => openFor(world, id, afterSets(world, false), { seen: seenOf(seen) }))).toBe("no-slot");
        return;
      }
      const opened = await openFor(world, id, afterSets(world, false), { seen: seenOf(seen) });
      const { epoch, rev, h, n, to } = opened.sets;
      expect([{ epoch, rev, h, n }, to, opened.readers]).toEqual([seenOf(seen), canOpen, canOpen]);
    });
  }
  it("a former reader with the key in its cache sees who took it out, and that the epoch ended", async () => {
    const me = member(out[0]);
    const closed = afterSets(world, true);
    const opened = await openAsMember(me, await fitKey(closed.kh, main.ck), closed, directory, { cached: true });
    expect(opened.sets.changes[1]).toMatchObject({ rev: 2, by: lastBy, out, into: [], next: null });
    expect(opened.sets.next).toBe(toBase64url(await sha256(fromBase64url(scenario.epoch.epoch.kh))));
    expect(opened.readers).toEqual(canOpen);
  });
});

describe("epochs", () => {
  const { epoch, kh0, canOpen, by, receipt } = scenario.epoch;
  for (const id of everybody) {
    const may = canOpen.includes(id);
    it(`${id} ${may ? "opens epoch 1 and, through it, epoch 0" : "does not open epoch 1"}`, async () => {
      if (!may) {
        expect(await reasonOf(() => ownKey(member(id), epoch))).toBe("no-slot");
        return;
      }
      const key = wholeKey(await ownKey(member(id), epoch));
      const opened = await openEpoch({ key, epoch, kh0, before: (old) => endOfFirstEpoch(world, old), directory });
      expect([opened.by, opened.replacedBy]).toEqual([by, ["m1", "m4"]]);
      expect(opened.old.ck).toEqual(main.ck);
      const whole = await openAsMember(member(id), key, afterSets(world, true), directory, { epochs: [epoch] });
      expect([whole.epoch, whole.payload.body]).toEqual([1, main.payload.body]);
      expect(whole.receiptChanges).toEqual([{ epoch: 1, by: ["m1", "m4"] }]);
      expect([...whole.everReaders].sort()).toEqual(["m1", "m2", "m4", "m5", "m6"]);
    });
  }
  it("the new receipt opens both epochs, the old one neither", async () => {
    const opened = await openAsReporter(await receiptKeys(receipt, site), afterSets(world, true), directory, { epochs: [epoch] });
    expect(opened.earlier[0]?.ck).toEqual(main.ck);
    const old = await receiptKeys(scenario.receipt, site);
    expect(await reasonOf(() => openAsReporter(old, afterSets(world, true), directory, { epochs: [epoch] }))).toBe("key-commitment");
  });
  it("an epoch once seen cannot be hidden again", async () => {
    const seen = { epoch: 1, rev: 0, h: "", n: 2 };
    expect(await reasonOf(() => openFor(world, "m4", afterSets(world, false), { seen }))).toBe("epoch-rollback");
  });
});

describe("dual mode", () => {
  const { requester, approver, request, reason, holders, release, body } = scenario.dual;
  const dual = served("dual");
  it("the approver sees who asks, why, and who holds a share", async () => {
    const opened = await openRequest(member(approver), served(request), dual, directory);
    expect([opened.requester, opened.reason, opened.holders]).toEqual([requester, reason, holders]);
  });
  it("two members open it together", async () => {
    const key = await openDual(member(requester), served(request), dual, [release], directory);
    const opened = await openAsMember(member(requester), key, dual, directory);
    expect([opened.payload.body, opened.dual]).toEqual([body, true]);
  });
  it("one member alone holds a share only", async () => expect((await findKey(member(requester), dual))?.kind).toBe("share"));
});

describe("logs", () => {
  it("the case log opens over both epochs", async () => {
    const { epoch, canOpen } = scenario.epoch;
    const me = member(canOpen[0]);
    const c = await openAsMember(me, await ownKey(me, epoch), afterSets(world, true), directory, { epochs: [epoch] });
    const log = await verifyLog(c, scenario.log.entries, directory);
    expect([log.head?.hash, log.items.map((item) => item.act)]).toEqual([scenario.log.head, scenario.log.acts]);
  });
  it("the global log is whole", async () => {
    const keysOf = (id: string) => signingKeysOf(directory, id);
    const { head } = await verifyGlobalLog(scenario.auditLog, scenario.audit, keysOf);
    expect(head?.hash).toBe(scenario.auditHead);
    const seen = need(head);
    expect(await reasonOf(() => verifyGlobalLog(scenario.auditLog, scenario.audit.slice(0, -1), keysOf, seen))).toBe("log-truncated");
    expect(
      await reasonOf(() =>
        verifyGlobalLog(
          scenario.auditLog,
          scenario.audit.filter((_, i) => i !== 1),
          keysOf,
        ),
      ),
    ).toBe("header-seq");
  });
});

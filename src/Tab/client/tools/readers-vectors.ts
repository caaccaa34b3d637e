import { toBase64url } from "../src/sealing/base64url";
import { sealCache } from "../src/sealing/cache";
import { verifyDirectory } from "../src/sealing/directory";
import { directoryHash } from "../src/sealing/directory-entry";
import { rotate } from "../src/sealing/epoch-rotate";
import { newFoundingEntry, signDirectory } from "../src/sealing/founding";
import { sealHandover } from "../src/sealing/handover";
import { sealCase } from "../src/sealing/report-seal";
import { signPayload } from "../src/sealing/signature";
import { grant } from "../src/sealing/slot-sets";
import { findKey, fitKey } from "../src/sealing/case-key";
import { openAsMember } from "../src/sealing/case-open";
import { loadWorld, openFor, type World } from "../src/sealing/testing/scenario";
import type { OpenCase, WholeKey } from "../src/sealing/types";

/** tests/vectors/readers.json: a hand-over with its faulty twins, a member's cache, a case from before a founding anew. Its keys are fresh each time, so it is made once and committed. */
export async function make(): Promise<unknown> {
  const world = await loadWorld();
  const me = world.member("m1");
  const open = await openFor(world, "m1", world.served("main"));
  const handed = { case: open.caseId, epoch: open.epoch, ck: toBase64url(open.ck) };
  const masterKey = new Uint8Array(32).map((_, i) => i);
  const content = { v: 1, kem: "x", tried: "", cases: {} };

  /** A hand-over as somebody faulty would make it. */
  const twin = async (o: { to?: string[]; said?: string[]; cases?: unknown[]; as?: string; label?: "handover" | "request"; via?: string; otherCase?: boolean }) => {
    const to = o.to ?? ["m6", "m1"];
    const author = { by: o.as ?? "m1", key: me.keys.sig.privateKey };
    const payload = { to: o.said ?? to, cases: o.cases ?? [handed] };
    const bodyFor = async (kh: Uint8Array<ArrayBuffer>) => {
      const over = o.otherCase === true ? new Uint8Array(kh.length) : kh;
      return { via: o.via ?? "handover", ...(await signPayload(author, o.label ?? "handover", over, payload)) };
    };
    return (await sealCase({ directory: world.directory, to, exclude: [], siteSalt: world.site }, bodyFor)).sealed;
  };
  return {
    handover: { sealed: (await sealHandover(me, world.directory, ["m6"], [open], world.site)).sealed, by: "m1", to: ["m6", "m1"], cases: [handed] },
    bad: [
      { name: "a report", reason: "not-a-handover", sealed: await twin({ via: "room" }) },
      { name: "signed for another purpose", reason: "signature", sealed: await twin({ label: "request" }) },
      { name: "signed for another entry", reason: "signature", sealed: await twin({ otherCase: true }) },
      { name: "in a colleague's name", reason: "signature", sealed: await twin({ as: "m4" }) },
      { name: "sealed to others than it says", reason: "handover-readers", sealed: await twin({ said: ["m6", "m1", "m3"] }) },
      { name: "without its sender", reason: "handover-readers", sealed: await twin({ to: ["m6", "m4"] }) },
      { name: "of no case", reason: "handover-count", sealed: await twin({ cases: [] }) },
      { name: "a key too short", reason: "length", sealed: await twin({ cases: [{ ...handed, ck: "AAAA" }] }) },
    ],
    anew: await anew(world, open),
    cache: { id: me.id, masterKey: toBase64url(masterKey), rev: 7, object: await sealCache({ ...me, masterKey }, 7, content), content },
  };
}

/** The team is founded anew by m1, m4 and m6; m2, who read the case, does not go on. */
async function anew(world: World, open: OpenCase): Promise<unknown> {
  const now = world.scenario.now;
  const founders = ["m1", "m4", "m6"];
  const { members } = world.directory.entry;
  const e = newFoundingEntry(members.filter(({ id }) => founders.includes(id)).map(({ id, kem, sig }) => ({ id, kem, sig, who: { name: `Anggota ${id}`, post: "Staf", sex: "P" } })), now);
  const chain = [{ e, sigs: await Promise.all(founders.map(async (id) => ({ by: id, sig: await signDirectory(e, world.member(id)) }))) }];
  const genesis = await directoryHash(e);
  const directory = { ...(await verifyDirectory(chain, genesis, now)), past: [world.directory] };

  const main = world.served("main");
  const good = await rotate(open, directory, ["m1", "m4"]);
  const sawItEnd = { epoch: 0, rev: 0, h: open.sets.h, n: world.directory.entry.n + 1 };
  const gone = await openFor(world, "m2", main);
  const late = await grant(gone, world.directory, ["m1", "m2", "m6"]);
  const apart = await rotate(gone, world.directory, ["m1", "m2"]);

  const me = world.member("m1");
  const one = { ...good.epoch, sets: [] };
  const ck = (await findKey(me, one)) as WholeKey;
  const first = await openAsMember(me, await fitKey(one.kh, ck.ck), { ...main, sets: [good.close] }, directory, { epochs: [one] });
  const upsideDown = { ...world.directory, past: [directory] };
  const back = await rotate(first, upsideDown, ["m1", "m4"]);
  return {
    genesis,
    chain,
    readers: ["m1", "m4"],
    sets: [good.close],
    epochs: [one],
    bad: [
      { name: "a grant under the list that ended", reason: "slots-directory", seen: sawItEnd, sets: [late.set], slots: late.slots, epochs: [] },
      { name: "an epoch under the list that ended", reason: "epoch-directory", seen: sawItEnd, sets: [apart.close], epochs: [{ ...apart.epoch, sets: [] }] },
      { name: "an epoch back under the list that ended", reason: "epoch-directory", sets: [good.close], epochs: [{ ...one, sets: [back.close] }, { ...back.epoch, sets: [] }] },
    ],
  };
}

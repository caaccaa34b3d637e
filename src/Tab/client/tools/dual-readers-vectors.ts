import { fromBase64url } from "../src/sealing/base64url";
import { findKey } from "../src/sealing/case-key";
import { openAsMember } from "../src/sealing/case-open";
import { answerRequest, joinShares, openRequest, readAnswers, requestOpening } from "../src/sealing/dual";
import { rotate } from "../src/sealing/epoch-rotate";
import { sealShares } from "../src/sealing/new-shares";
import { sealCase, sealReport } from "../src/sealing/report-seal";
import { type Author, signPayload, type SignatureLabel } from "../src/sealing/signature";
import { grant } from "../src/sealing/slot-sets";
import { sealSlots } from "../src/sealing/slots";
import { activeMember } from "../src/sealing/directory";
import { loadWorld } from "../src/sealing/testing/scenario";
import type { Bytes, OpenCase, Wrap } from "../src/sealing/types";

const holders = ["m1", "m2", "m4"];

/** tests/vectors/dual-readers.json: how the readers of a dual case change, and what its holders are told, with faulty twins. Its keys are fresh each time, so it is made once and committed. */
export async function make(): Promise<unknown> {
  const { directory, site, member } = await loadWorld();
  const me = member("m1");
  const dual = (await sealReport({ directory, to: holders, exclude: [], body: { kind: "report", text: "Bersama" }, siteSalt: site, dual: true })).sealed;
  const request = (await requestOpening(me, dual, directory, "Pembaca berganti.", site)).sealed;
  const release = await answerRequest(await openRequest(member("m4"), request, dual, directory), "release", directory);
  const asked = await openRequest(me, request, dual, directory);
  const [answer] = (await readAnswers(asked, [release], directory)).answers;
  if (answer?.kind !== "release") throw new Error("no release");
  const open = await openAsMember(me, await joinShares(me, asked, answer.w, dual.kh), dual, directory);

  /** The same case in the hands of somebody who got the key otherwise. */
  const held = (id: string): OpenCase => ({ ...open, author: { by: id, key: member(id).keys.sig.privateKey } });
  const granted = await grant(open, directory, [...holders, "m3"]);
  const to = ["m1", "m2", "m3"];
  const { epoch, close } = await rotate(open, directory, to);
  const byStranger = await rotate(held("m6"), directory, to);
  const grantByStranger = await grant(held("m6"), directory, [...holders, "m6"]);

  type Twin = { to?: string[]; said?: string[]; kh?: string; slots?: Wrap[]; as?: string; label?: SignatureLabel; via?: string; otherCase?: boolean };
  const twin = async (o: Twin) => {
    const readers = o.to ?? to;
    const author: Author = { by: o.as ?? "m1", key: me.keys.sig.privateKey };
    const payload = { to: o.said ?? readers, kh: o.kh ?? epoch.kh, slots: o.slots ?? epoch.slots };
    const bodyFor = async (kh: Bytes) => ({
      via: o.via ?? "shares", ...(await signPayload(author, o.label ?? "shares", o.otherCase === true ? new Uint8Array(kh.length) : kh, payload)),
    });
    return (await sealCase({ directory, to: readers, exclude: [], siteSalt: site }, bodyFor)).sealed;
  };
  const others = (await rotate(open, directory, ["m1", "m4"])).epoch;
  const real = (["m1", "m2", "m3"] as const).map((id) => ({ kem: activeMember(directory.entry, id).kem, slot: { mode: "key" as const, key: new Uint8Array(32) } }));
  const mine = await shareOf("m3", epoch);
  async function shareOf(id: string, front: { kh: string; slots: Wrap[] }): Promise<Wrap> {
    for (const slot of front.slots) if ((await findKey(member(id), { kh: front.kh, slots: [slot] }))?.kind === "share") return slot;
    throw new Error("no share");
  }
  return {
    sealed: dual, request, release, requester: "m1", holders,
    grant: { to: [...holders, "m3"], newcomer: "m3", set: granted.set, slots: granted.slots },
    rotation: { to, left: "m4", newcomer: "m3", sets: [close], epoch },
    shares: { sealed: (await sealShares(me, directory, to, epoch, site)).sealed, by: "m1", to },
    bad: {
      grant: { name: "by somebody who holds no share", reason: "not-reader", set: grantByStranger.set, slots: grantByStranger.slots },
      rotation: { name: "by somebody who holds no share", reason: "not-reader", sets: [byStranger.close], epoch: byStranger.epoch },
      shares: [
        { name: "a report", reason: "not-shares", sealed: await twin({ via: "room" }) },
        { name: "a hand-over", reason: "not-shares", sealed: await twin({ via: "handover" }) },
        { name: "signed for another purpose", reason: "signature", sealed: await twin({ label: "handover" }) },
        { name: "signed for another entry", reason: "signature", sealed: await twin({ otherCase: true }) },
        { name: "in a colleague's name", reason: "signature", sealed: await twin({ as: "m4" }) },
        { name: "told to others than it says", reason: "shares-readers", sealed: await twin({ said: ["m1", "m2", "m3", "m4"] }) },
        { name: "told to one who holds no share", reason: "shares-readers", sealed: await twin({ to: [...to, "m4"] }) },
        { name: "shares for others", reason: "no-share", sealed: await twin({ kh: others.kh, slots: others.slots }) },
        { name: "seven slots", reason: "slot-count", sealed: await twin({ slots: epoch.slots.filter((slot) => slot !== mine).slice(0, 6).concat(mine) }) },
        { name: "slots that are nobody's", reason: "no-share", sealed: await twin({ slots: await sealSlots([], "ck", fromBase64url(epoch.kh)) }) },
        { name: "a whole key that is none of the case", reason: "key-commitment", sealed: await twin({ slots: await sealSlots(real, "ck", fromBase64url(epoch.kh)) }) },
        { name: "the first key of a case", reason: "fields", sealed: await twin({ to: [...holders, "m3"], kh: dual.kh, slots: granted.slots }) },
      ],
    },
  };
}

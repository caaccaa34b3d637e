import { toBase64url } from "../src/sealing/base64url";
import { sealCache } from "../src/sealing/cache";
import { sealHandover } from "../src/sealing/handover";
import { sealCase } from "../src/sealing/report-seal";
import { signPayload } from "../src/sealing/signature";
import { loadWorld, openFor } from "../src/sealing/testing/scenario";

/** tests/vectors/readers.json: a hand-over with its faulty twins, and a member's cache. Its keys are fresh each time, so it is made once and committed. */
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
    handover: { sealed: await sealHandover(me, world.directory, ["m6"], [open], world.site), by: "m1", to: ["m6", "m1"], cases: [handed] },
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
    cache: { id: me.id, masterKey: toBase64url(masterKey), rev: 7, object: await sealCache({ ...me, masterKey }, 7, content), content },
  };
}

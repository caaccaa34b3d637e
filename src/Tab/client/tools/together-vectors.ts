import { answerRequest, openRequest, requestOpening } from "../src/sealing/dual";
import { myIdentityShare } from "../src/sealing/identity";
import { objectHash } from "../src/sealing/object";
import { releaseShare } from "../src/sealing/release";
import { sealReport } from "../src/sealing/report-seal";
import { activeMember } from "../src/sealing/directory";
import { loadWorld, openFor } from "../src/sealing/testing/scenario";
import { sealMessage } from "../src/sealing/thread";
import type { SealedObject } from "../src/sealing/types";

const at = 1_795_400_000;

/** tests/vectors/together.json: what holders say to a request, and a name that two open, with faulty twins. Its keys are fresh each time, so it is made once and committed. */
export async function make(): Promise<unknown> {
  const { directory, site, member, ...world } = await loadWorld();
  const seal = async (more: { dual?: boolean; identity?: unknown }) =>
    (await sealReport({ directory, to: ["m1", "m2", "m4"], exclude: [], body: { kind: "report", text: "Bersama" }, siteSalt: site, ...more })).sealed;

  const dual = await seal({ dual: true });
  const reason = "Sudah tiga hari.";
  const { sealed: request } = await requestOpening(member("m1"), dual, directory, reason, site);
  const [asker, holder] = [await openRequest(member("m1"), request, dual, directory), await openRequest(member("m4"), request, dual, directory)];
  const other = await openRequest(member("m4"), (await requestOpening(member("m2"), dual, directory, reason, site)).sealed, dual, directory);
  const foot = { seq: 0, hash: holder.request.reportHash };
  const say = (body: unknown, as: { by: string; key: CryptoKey } = holder.request.author, hash = foot.hash): Promise<SealedObject> =>
    sealMessage({ ...holder.request, author: as }, { seq: 0, hash }, body);
  const release = await answerRequest(holder, "release", directory);
  const stranger = { by: "m3", key: member("m3").keys.sig.privateKey };

  const named = await seal({ identity: { name: "Nama Karangan" } });
  const [a, b] = [await openFor({ directory, site, member, ...world }, "m1", named), await openFor({ directory, site, member, ...world }, "m4", named)];
  const ask = await sealMessage(a, { seq: 0, hash: a.reportHash }, { kind: "name.ask", reason, at });
  const id = await objectHash(ask);
  const w = await releaseShare("id-release", await myIdentityShare(member("m4"), named), activeMember(directory.entry, "m1").kem, id);
  const yes = await sealMessage(b, { seq: 1, hash: id }, { kind: "name.yes", ask: id, w });
  return {
    dual: {
      sealed: dual, request, requester: "m1", reason, holders: ["m1", "m2", "m4"],
      answers: [
        { kind: "release", by: "m4", object: release },
        { kind: "refused", by: "m4", object: await answerRequest(holder, "refused", directory) },
        { kind: "withdrawn", by: "m1", object: await answerRequest(asker, "withdrawn", directory) },
      ],
      bad: [
        { name: "by a member who holds no share", reason: "not-reader", object: await say({ say: "refused" }, stranger) },
        { name: "in another holder's name", reason: "signature", object: await say({ say: "refused" }, { ...stranger, by: "m2" }) },
        { name: "taken back by a holder who did not ask", reason: "not-requester", object: await say({ say: "withdrawn" }) },
        { name: "a word that is none", reason: "fields", object: await say({ say: "later" }) },
        { name: "about another object", reason: "release-other-request", object: await say({ say: "refused" }, holder.request.author, other.request.reportHash) },
        { name: "to another request", reason: "header-case", object: await answerRequest(other, "refused", directory) },
      ],
    },
    name: { sealed: named, thread: [ask, yes], requester: "m1", approver: "m4", ask: id, other: await objectHash(yes), reason, identity: { name: "Nama Karangan" } },
  };
}

import { beforeAll, describe, expect, it } from "vitest";
import { directoryDigits, newFoundingEntry } from "../../sealing";
import { directoryHash } from "../../sealing/directory-entry";
import { foundedAt, foundOffice, type Office } from "../testing/office";
import { checkFounding, type Myself } from "./foundingCheck";

let office: Office;
let me: Myself;
beforeAll(async () => {
  office = await foundOffice(["Laras", "Bagas", "Nurul"]);
  me = office.members[0]?.me as Myself;
});

const proposal = async (members: Myself[], at = foundedAt) => {
  const e = newFoundingEntry(members.map(({ id, kem, sig, name, post }) => ({ id, kem, sig, who: { name, post, sex: "P" } })), at);
  return { e, hash: await directoryHash(e) };
};
const all = () => office.members.map((member) => member.me);

describe("a proposed first list", () => {
  it("stands when my own keys are in it under my own name; every screen shows the same digits", async () => {
    const good = await proposal(all());
    for (const one of all()) expect(await checkFounding(good, one, foundedAt + 60)).toMatchObject({ ok: true, digits: await directoryDigits(good.e) });
  });

  it("stops when the server put another key in my place", async () => {
    const stranger = (await foundOffice(["X", "Y", "Z"])).members[0]?.me as Myself;
    const swapped = all().map((one, at) => (at === 0 ? { ...one, sig: stranger.sig } : one));
    expect(await checkFounding(await proposal(swapped), me, foundedAt)).toEqual({ ok: false, fault: "absent" });
  });

  it("stops when I am left out, or stand there under another id", async () => {
    const [first, ...others] = (await foundOffice(["A", "B", "C"])).members.map((member) => member.me);
    expect(await checkFounding(await proposal([first as Myself, ...others]), me, foundedAt)).toEqual({ ok: false, fault: "absent" });
    expect(await checkFounding(await proposal(all()), { ...me, id: "anggota-9" }, foundedAt)).toEqual({ ok: false, fault: "absent" });
  });

  it("stops when my keys carry somebody else's name or post", async () => {
    const renamed = all().map((one, at) => (at === 0 ? { ...one, name: "Dimas" } : one));
    expect(await checkFounding(await proposal(renamed), me, foundedAt)).toEqual({ ok: false, fault: "renamed" });
    expect(await checkFounding(await proposal(all()), { ...me, post: "Kepala" }, foundedAt)).toEqual({ ok: false, fault: "renamed" });
  });

  it("stops when it is not a fresh first list, or its hash is not its own", async () => {
    const good = await proposal(all());
    const other = await proposal(all(), foundedAt + 1);
    expect(await checkFounding({ e: good.e, hash: other.hash }, me, foundedAt)).toEqual({ ok: false, fault: "malformed" });
    expect(await checkFounding({ e: "bukan", hash: good.hash }, me, foundedAt)).toEqual({ ok: false, fault: "malformed" });
    expect(await checkFounding(good, me, foundedAt + 2 * 24 * 60 * 60)).toEqual({ ok: false, fault: "malformed" });
  });

  it("stops when one key stands for two members", async () => {
    const doubled = all().map((one, at) => (at === 2 ? { ...one, kem: all()[1]?.kem ?? "" } : one));
    expect(await checkFounding(await proposal(doubled), me, foundedAt)).toEqual({ ok: false, fault: "malformed" });
  });
});

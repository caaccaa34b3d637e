import { afterEach, describe, expect, it, vi } from "vitest";
import { portraitSide } from "../../attached/portrait";
import { newFoundingEntry, signDirectory, signPicture, verifyDirectory, type Bytes, type Directory, type SignedPicture, type Unlocked } from "../../sealing";
import { directoryHash } from "../../sealing/directory-entry";
import { generateKeys, publicKeysOf } from "../../sealing/keys";
import { facesOf, initials } from "./faces";

const now = 1_795_400_000;

/** The head of a JPEG of this size, which is all that is looked at before it is drawn. */
const jpeg = (side = portraitSide, rest = 0): Bytes => new Uint8Array([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, side >> 8, side & 255, side >> 8, side & 255, 3, rest, 0, 0, 0, 0]);

async function office(): Promise<{ members: Unlocked[]; directory: Directory }> {
  const members = await Promise.all(["a", "b", "c"].map(async (id) => ({ id, keys: await generateKeys(), masterKey: new Uint8Array(32) })));
  const rows = await Promise.all(members.map(async ({ id, keys }) => ({ id, ...(await publicKeysOf(keys)), who: { name: id, post: "Staf", sex: "P" as const } })));
  const e = newFoundingEntry(rows, now);
  const sigs = await Promise.all(members.map(async (me) => ({ by: me.id, sig: await signDirectory(e, me) })));
  return { members, directory: await verifyDirectory([{ e, sigs }], await directoryHash(e), now) };
}

function serving(pictures: SignedPicture[] | null) {
  const asked: string[] = [];
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return pictures === null ? Promise.reject(new TypeError("away")) : Promise.resolve(new Response(JSON.stringify({ pictures }), { headers: { "content-type": "application/json" } }));
  });
  return asked;
}
afterEach(() => vi.unstubAllGlobals());

describe("the officers' pictures", () => {
  it("come in one request, and each stands that its member signed", async () => {
    const { members: [a, b], directory } = await office();
    const asked = serving([await signPicture(a as Unlocked, "tirtawana", 1, jpeg(), now), await signPicture(b as Unlocked, "tirtawana", 1, jpeg(96, 7), now)]);
    const faces = await facesOf("tirtawana", directory, now * 1000);
    expect([...faces]).toEqual([["a", jpeg()], ["b", jpeg(96, 7)]]);
    expect(await facesOf("tirtawana", directory, now * 1000)).toBe(faces);
    expect(asked).toEqual(["/tirtawana/api/pictures"]);
  });

  it("that a server swapped, or that are not small squares, are not shown, and take no other away", async () => {
    const { members: [a, b, c], directory } = await office();
    const [of, other, wide] = [await signPicture(a as Unlocked, "tirtawana", 1, jpeg(), now), await signPicture(b as Unlocked, "tirtawana", 1, jpeg(96, 7), now), await signPicture(c as Unlocked, "tirtawana", 1, jpeg(30_000), now)];
    serving([{ ...of, jpeg: other.jpeg }, other, wide]);
    expect([...(await facesOf("tirtawana", directory, now * 1000)).keys()]).toEqual(["b"]);
  });

  it("that do not come are asked for again at the next visit, and nothing else waits", async () => {
    const { members: [a], directory } = await office();
    serving(null);
    expect((await facesOf("tirtawana", directory, now * 1000)).size).toBe(0);
    serving([await signPicture(a as Unlocked, "tirtawana", 1, jpeg(), now)]);
    expect((await facesOf("tirtawana", directory, now * 1000)).size).toBe(1);
  });

  it("have initials in their place", () => {
    expect(["Laras Kinanti", "Nurul", "R. Ayu Dewi Lestari", "(Pak) élan"].map(initials)).toEqual(["LK", "N", "RL", "É"]);
  });
});

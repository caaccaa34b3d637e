import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url";
import { newFoundingEntry } from "./founding";
import { readEntry } from "./directory-entry";
import { generateKeys, publicKeysOf } from "./keys";
import { pictureNumber, readPicture, signPicture, type SignedPicture } from "./picture";
import { sign } from "./signature";
import type { Directory, Unlocked } from "./types";

const now = 1_795_400_000;
const day = 24 * 60 * 60;
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]);

async function office(): Promise<{ members: Unlocked[]; directory: Directory }> {
  const members = await Promise.all(["a", "b", "c"].map(async (id) => ({ id, keys: await generateKeys(), masterKey: new Uint8Array(32) })));
  const rows = await Promise.all(members.map(async ({ id, keys }) => ({ id, ...(await publicKeysOf(keys)), who: { name: id, post: "Staf", sex: "P" as const } })));
  return { members, directory: { entry: readEntry(newFoundingEntry(rows, now)) } as unknown as Directory };
}

/** The same word with something changed, and signed by this member as it then is. */
async function signedAs(me: Unlocked, picture: SignedPicture, change: Record<string, unknown>): Promise<SignedPicture> {
  const word = { ...(JSON.parse(new TextDecoder().decode(fromBase64url(picture.e))) as object), ...change };
  const e = new TextEncoder().encode(JSON.stringify(word));
  return { ...picture, e: toBase64url(e), sig: await sign(me.keys.sig.privateKey, "picture", e) };
}

async function reasonOf(picture: SignedPicture, directory: Directory, at = now, place = "tirtawana"): Promise<string> {
  return readPicture(picture, place, directory, at).then(() => "none", (fault: { reason?: string }) => fault.reason ?? "another fault");
}

describe("a member's picture", () => {
  it("is handed out as it was signed, for half a year from the day", async () => {
    const { members: [a], directory } = await office();
    const picture = await signPicture(a as Unlocked, "tirtawana", 3, jpeg, now);
    const word = await readPicture(picture, "tirtawana", directory, now);
    expect(word).toEqual({ id: "a", n: 3, jpeg, iat: now - (now % day), exp: now - (now % day) + 180 * day });
    expect(pictureNumber(picture.e)).toBe(3);
    expect(await reasonOf(picture, directory, word.exp - 1)).toBe("none");
    expect(await reasonOf(picture, directory, word.exp)).toBe("picture-time");
    expect((await readPicture(await signPicture(a as Unlocked, "tirtawana", 4, null, now), "tirtawana", directory, now)).jpeg).toBeNull();
  });

  it("is not shown when it was swapped, added or left away", async () => {
    const { members: [a, b], directory } = await office();
    const picture = await signPicture(a as Unlocked, "tirtawana", 1, jpeg, now);
    const other = await signPicture(b as Unlocked, "tirtawana", 1, new Uint8Array([0xff, 0xd8, 0xff, 9]), now);
    expect(await reasonOf({ ...picture, jpeg: other.jpeg }, directory)).toBe("picture-swapped");
    expect(await reasonOf({ ...picture, jpeg: null }, directory)).toBe("picture-swapped");
    expect(await reasonOf({ ...(await signPicture(a as Unlocked, "tirtawana", 2, null, now)), jpeg: picture.jpeg }, directory)).toBe("picture-swapped");
  });

  it("is believed of nobody but the active member herself, in this office", async () => {
    const { members: [a, b], directory } = await office();
    const picture = await signPicture(a as Unlocked, "tirtawana", 1, jpeg, now);
    expect(await reasonOf(await signedAs(b as Unlocked, picture, {}), directory)).toBe("signature");
    expect(await reasonOf({ ...picture, sig: await sign((a as Unlocked).keys.sig.privateKey, "dir", fromBase64url(picture.e)) }, directory)).toBe("signature");
    expect(await reasonOf(picture, directory, now, "lembayung")).toBe("header-office");
    expect(await reasonOf(await signedAs(a as Unlocked, picture, { id: "z" }), directory)).toBe("not-active");
    const left = { ...directory, entry: { ...directory.entry, members: directory.entry.members.map((one) => (one.id === "a" ? { ...one, st: "removed" as const } : one)) } };
    expect(await reasonOf(picture, left)).toBe("not-active");
  });

  it("lives no longer than it may, and not before its day", async () => {
    const { members: [a], directory } = await office();
    const picture = await signPicture(a as Unlocked, "tirtawana", 1, jpeg, now);
    const iat = now - (now % day);
    expect(await reasonOf(await signedAs(a as Unlocked, picture, { exp: iat + 181 * day }), directory)).toBe("picture-time");
    expect(await reasonOf(await signedAs(a as Unlocked, picture, { iat: iat + 3 * day }), directory)).toBe("picture-time");
    expect(await reasonOf(await signedAs(a as Unlocked, picture, { more: 1 }), directory)).toBe("fields");
  });
});

import { expect, test } from "vitest";
import type { WaliApi } from "../../api/wali";
import { invitationLookup, newInvitation, siteSalt } from "../../sealing";
import { fromBase64url, toBase64url } from "../../sealing/base64url";
import { concat, utf8 } from "../../sealing/bytes";
import { generateKeys, publicKeysOf } from "../../sealing/keys";
import { verify } from "../../sealing/signature";
import { isWaliPlace } from "./place";
import { recallLookup, rememberLookup } from "./rememberedLookup";
import { WaliSession } from "./waliSession";

const keys = await generateKeys();
const { sig } = await publicKeysOf(keys);
const me = { id: "wali-1", keys, masterKey: new Uint8Array(32) };
const nonce = toBase64url(new Uint8Array(32).fill(7));

function server(hours: number) {
  const calls: string[] = [];
  const proofs: string[] = [];
  const api = {
    challenge: (id: string) => { calls.push(`challenge ${id}`); return Promise.resolve({ nonce }); },
    begin: (_: string, __: string, proof: string) => { proofs.push(proof); calls.push("begin"); return Promise.resolve({ token: `t${proofs.length}`, until: new Date(Date.now() + hours * 3_600_000).toISOString() }); },
    end: (token: string) => { calls.push(`end ${token}`); return Promise.resolve(null); },
  } as unknown as WaliApi;
  return { calls, proofs, session: new WaliSession(api, "tirtawana", me) };
}

test("A session is begun once, by the own key over office, id and the server's number", async () => {
  const { calls, proofs, session } = server(8);
  expect(await Promise.all([session.token(), session.token()])).toEqual(["t1", "t1"]);
  expect(await session.token()).toBe("t1");
  expect(calls).toEqual(["challenge wali-1", "begin"]);
  const bytes = concat(utf8("tirtawana\0wali-1\0"), fromBase64url(nonce));
  expect(await verify(sig, "wali", bytes, proofs[0])).toBe(true);
  expect(await verify(sig, "dir", bytes, proofs[0])).toBe(false);
});

test("One that is nearly over is followed by another; after the end there is none", async () => {
  const { calls, session } = server(0.01);
  expect([await session.token(), await session.token()]).toEqual(["t1", "t2"]);
  await session.end();
  await expect(session.token()).rejects.toMatchObject({ code: "signed-out" });
  expect(calls.at(-1)).toBe("end t2");
});

test("Digits of an invitation find the same place however they are typed, and another one in another office", async () => {
  const digits = newInvitation();
  const salt = await siteSalt("tirtawana");
  const lookup = await invitationLookup(digits, salt);
  expect(fromBase64url(lookup)).toHaveLength(32);
  expect(await invitationLookup(digits.replace(/.{5}/g, "$& "), salt)).toBe(lookup);
  expect(await invitationLookup(digits, await siteSalt("lain"))).not.toBe(lookup);
  await expect(invitationLookup(digits.slice(0, 24) + String((Number(digits[24]) + 1) % 10), salt)).rejects.toThrow("receipt-typo");
});

test("What a device remembers is a lookup or nothing, and a browser without storage remembers nothing", () => {
  const kept = new Map<string, string>();
  const store = () => ({ getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
  const lookup = toBase64url(new Uint8Array(32).fill(3));
  expect(rememberLookup("tirtawana", lookup, store)).toBe(true);
  expect(recallLookup("tirtawana", store)).toBe(lookup);
  expect(recallLookup("lain", store)).toBeNull();
  kept.set("jaring-wali-tirtawana", "<script>");
  expect(recallLookup("tirtawana", store)).toBeNull();
  rememberLookup("tirtawana", null, store);
  expect(kept.size).toBe(0);
  const none = () => { throw new Error("no storage"); };
  expect(rememberLookup("tirtawana", lookup, none)).toBe(false);
  expect(recallLookup("tirtawana", none)).toBeNull();
});

test("The page stands at one address of an office and at no other", () => {
  expect(["/tirtawana/wali", "/tirtawana/wali/lagi", "/tirtawana/", "/wali", "/tirtawana/masuk"].map(isWaliPlace)).toEqual([true, false, false, false, false]);
});

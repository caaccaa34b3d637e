import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url";
import { utf8 } from "./bytes";
import { commit } from "./derive";
import { directoryHash } from "./directory-entry";
import { isRenewal, nextDirectoryEntry, renewedEntry } from "./directory-next";
import {
  digits25,
  directoryDigits,
  enrol,
  newFoundingEntry,
  newRecoveryCode,
  openCache,
  readRecoveryCode,
  sealCache,
  signDirectory,
  siteSalt,
  unlock,
  verifyDirectory,
} from "./index";
import { jsonBytes, parseCanonical } from "./json";
import { sealObject } from "./object";
import { printRecoveryCode } from "./recovery";
import { foundOffice, nextEntry, NOW, person, signedBy } from "./testing/office";
import { reasonOf } from "./testing/refusal";
import { need } from "./testing/scenario";
import { loadVectors } from "./testing/vectors";
import type { DirectoryEntry, DirectoryRecord, MemberRecord } from "./types";

const office = await foundOffice();
const { chain, genesis, directory, member } = office;
const { members } = directory.entry;
const verifyAt = (records: DirectoryRecord[], now = NOW) => reasonOf(() => verifyDirectory(records, genesis, now));
const follow = async (change: Partial<DirectoryEntry>, signers: string[]) =>
  verifyAt([...chain, await signedBy(await nextEntry(chain, change), signers.map(member))]);

describe("founding", () => {
  it("gives the same bytes on every screen, with names, for thirty days", async () => {
    expect(members.map((one) => one.id)).toEqual(["a1", "b2", "c3", "d4", "e5"]);
    expect(members[3]?.who).toEqual({ name: "José Fernandes", post: "Anggota", sex: "L" });
    expect([directory.entry.pol, directory.entry.exp - directory.entry.iat]).toEqual([{ q: 2, minR: 2, idT: 2 }, 2_592_000]);
    expect((await directoryDigits(need(chain[0]).e)).replaceAll(" ", "")).toBe(digits25(fromBase64url(genesis)).replaceAll(" ", ""));
  });
  it("needs three, each once, each with a name and a position", async () => {
    const founders = members.map(({ id, kem, sig, who }) => ({ id, kem, sig, who: need(who) }));
    const [first, ...others] = founders;
    const named = (who: unknown) => [{ ...need(first), who: who as (typeof founders)[0]["who"] }, ...others];
    expect(await reasonOf(() => newFoundingEntry(founders.slice(0, 2), NOW))).toBe("founders");
    expect(await reasonOf(() => newFoundingEntry([...founders, need(first)], NOW))).toBe("directory-member");
    for (const who of [
      { name: "", post: "x", sex: "L" },
      { name: "x".repeat(121), post: "x", sex: "L" },
      { name: "x", post: "x", sex: "X" },
    ]) {
      expect(await reasonOf(() => newFoundingEntry(named(who), NOW))).toBe("directory-member");
    }
  });
  it("is believed only with every founder's signature, from this genesis, until its day", async () => {
    const { e, sigs } = need(chain[0]);
    for (let left = 0; left < sigs.length; left++)
      expect(await verifyAt([{ e, sigs: sigs.filter((_, i) => i !== left) }])).toBe("directory-quorum");
    expect(await reasonOf(() => verifyDirectory(chain, toBase64url(new Uint8Array(32)), NOW))).toBe("directory-genesis");
    expect([await verifyAt(chain, directory.entry.exp), await verifyAt(chain, directory.entry.exp + 1), await verifyAt([])]).toEqual([
      "accepted",
      "directory-expired",
      "directory-chain",
    ]);
  });
  const spoiled: [string, string, (entry: Record<string, unknown>) => unknown][] = [
    ["an unknown property of a member", "fields", (x) => ({ ...x, members: members.map((one) => ({ ...one, note: "" })) })],
    [
      "an unknown property of the name",
      "fields",
      (x) => ({ ...x, members: members.map((one) => ({ ...one, who: { ...one.who, age: 1 } })) }),
    ],
    [
      "name and position in another order",
      "fields",
      (x) => ({ ...x, members: members.map((one) => ({ ...one, who: { post: "x", name: "x", sex: "L" } })) }),
    ],
    ["an unknown property of the entry", "fields", (x) => ({ ...x, note: "" })],
    ["members that are no list", "fields", (x) => ({ ...x, members: {} })],
    ["a member without a name of its own", "directory-member", (x) => ({ ...x, members: members.map((one) => ({ ...one, id: one.id === "a1" ? "" : one.id })) })],
    ["an unknown property of the policy", "fields", (x) => ({ ...x, pol: { q: 2, minR: 2, idT: 2, note: "" } })],
    ["a predecessor, cut", "length", (x) => ({ ...x, prev: "AAAA" })],
    ["another point that is none", "length", (x) => ({ ...x, members: members.map((one) => ({ ...one, sig: "AAAA" })) })],
    ["a name that is a list", "directory-member", (x) => ({ ...x, members: members.map((one) => ({ ...one, who: { name: ["x"], post: "x", sex: "L" } })) })],
    ["a place before the first", "fields", (x) => ({ ...x, n: -1 })],
    ["an end in half a second", "fields", (x) => ({ ...x, exp: NOW + 0.5 })],
    ["a policy of one and a half", "fields", (x) => ({ ...x, pol: { q: 1.5, minR: 2, idT: 2 } })],
    ["a policy of nobody", "directory-policy", (x) => ({ ...x, pol: { q: 0, minR: 2, idT: 2 } })],
    ["an end before its beginning", "directory-chain", (x) => ({ ...x, exp: NOW - 1 })],
    ["half a second", "fields", (x) => ({ ...x, iat: NOW + 0.5 })],
    ["a point that is none", "length", (x) => ({ ...x, members: members.map((one) => ({ ...one, kem: "AAAA" })) })],
  ];
  for (const [name, reason, spoil] of spoiled) {
    it(`refused: ${name}`, async () => {
      const e = toBase64url(jsonBytes(spoil(parseCanonical(fromBase64url(need(chain[0]).e)))));
      expect(await reasonOf(() => signDirectory(e, member("a1")))).toBe(reason);
      expect(await verifyAt([{ e, sigs: [] }])).toBe(reason);
    });
  }
});

describe("later entries", () => {
  it("need two of the entry before, of whom a removed one is none", async () => {
    const without = members.map((one) => (one.id === "b2" ? { ...one, st: "removed" as const } : one));
    expect(await follow({ members: without }, ["a1"])).toBe("directory-quorum");
    expect(await follow({ members: without }, ["a1", "a1"])).toBe("directory-quorum");
    expect(await follow({ members: without }, ["a1", "b2"])).toBe("accepted");
    const second = [...chain, await signedBy(await nextEntry(chain, { members: without }), ["a1", "c3"].map(member))];
    const third = await nextEntry(second, { iat: NOW + 1 });
    expect(await verifyAt([...second, await signedBy(third, ["a1", "b2"].map(member))])).toBe("directory-quorum");
    expect(await verifyAt([...second, await signedBy(third, ["a1", "e5"].map(member))])).toBe("accepted");
  });
  it("a renewal changes nothing but time, and is told from everything else", async () => {
    const later = NOW + 20 * 86_400;
    const e = renewedEntry(directory, later);
    const renewed = [...chain, await signedBy(e, ["b2", "e5"].map(member))];
    expect(isRenewal(directory, e)).toBe(true);
    expect((await verifyDirectory(renewed, genesis, later + 2_592_000)).entry.members).toEqual(members);
    expect(await verifyAt(chain, later + 2_592_000)).toBe("directory-expired");
    const relabelled = members.map((one) =>
      one.id === "b2" ? { ...one, who: { name: "Orang lain", post: "Anggota", sex: "L" as const } } : one,
    );
    const others = [
      nextDirectoryEntry(directory, relabelled, later),
      nextDirectoryEntry(directory, members.slice(1), later),
      nextDirectoryEntry(directory, [...members].reverse(), later),
      await nextEntry(chain, { pol: { q: 1, minR: 2, idT: 2 } }),
      await nextEntry(chain, { iat: later, exp: later + 2_592_001 }),
      await nextEntry(renewed, { iat: later }),
      await nextEntry(chain, { n: 2 }),
      await nextEntry(chain, { prev: toBase64url(new Uint8Array(32)) }),
    ];
    expect(isRenewal(directory, await nextEntry(chain, {}))).toBe(true);
    expect(await reasonOf(() => nextDirectoryEntry(directory, [...members, need(members[0])], later))).toBe("directory-member");
    expect(others.map((other) => isRenewal(directory, other))).toEqual(others.map(() => false));
  });
  it("a newcomer, a new key and a return prove possession", async () => {
    const f6 = await person("f6");
    const joined = [...members, { id: "f6", kem: f6.kem, sig: f6.sig, st: "active" as const, role: "member" as const }];
    const e = await nextEntry(chain, { members: joined });
    expect(await verifyAt([...chain, await signedBy(e, [member("a1"), member("b2")])])).toBe("directory-possession");
    expect(await verifyAt([...chain, await signedBy(e, [member("a1"), f6])])).toBe("directory-quorum");
    expect(await verifyAt([...chain, await signedBy(e, [member("a1"), member("b2"), f6])])).toBe("accepted");
    const half = members.map((one) => (one.id === "c3" ? { ...one, sig: f6.sig } : one));
    expect(await follow({ members: half }, ["a1", "b2"])).toBe("directory-possession");
    expect(await follow({ members: [...members, { ...need(members[0]), id: "z9" }] }, ["a1", "b2"])).toBe("directory-possession");
  });
});

describe("unlocking", () => {
  it("by passphrase in any Unicode form, by recovery code, by nothing else", async () => {
    const { bytes } = newRecoveryCode();
    const record = await enrol("x1", "caf\u00e9 tujuh kata", bytes);
    const open = await unlock(record, { passphrase: "cafe\u0301 tujuh kata" });
    expect((await unlock(record, { recovery: bytes })).masterKey).toEqual(open.masterKey);
    expect([open.id, open.keys.kem.privateKey.extractable, open.keys.sig.privateKey.extractable]).toEqual(["x1", false, false]);
    expect(await reasonOf(() => unlock(record, { passphrase: "cafe tujuh kata" }))).toBe("wrong-secret");
    expect(await reasonOf(() => unlock(record, { recovery: newRecoveryCode().bytes }))).toBe("wrong-secret");
    expect(await reasonOf(() => unlock({ ...record, id: "x2" }, { recovery: bytes }))).toBe("header-id");
    const other = await enrol("x1", "kata lain", bytes);
    expect(await reasonOf(() => unlock({ ...record, kem: other.kem }, { recovery: bytes }))).toBe("header-kem");
    expect(await reasonOf(() => unlock({ ...record, priv: other.priv, kem: other.kem, sig: other.sig }, { recovery: bytes }))).toBe(
      "object-decrypt",
    );
  });
  it("what a member remembers opens for that member alone, and not in an older state", async () => {
    const content = { cases: [{ id: "x".repeat(9000), epoch: 1 }] };
    const object = await sealCache(member("a1"), 7, content);
    expect(await openCache(member("a1"), object, 7)).toEqual({ rev: 7, content });
    expect(await reasonOf(() => openCache(member("a1"), object, 8))).toBe("cache-rollback");
    expect(await reasonOf(() => openCache(member("b2"), object))).toBe("header-id");
    expect(await reasonOf(() => openCache({ ...member("b2"), id: "a1" }, object))).toBe("object-decrypt");
    const renumbered = { ...object, h: toBase64url(jsonBytes({ v: "JT1", t: "cache", id: "a1", rev: 8 })) };
    expect(await reasonOf(() => openCache(member("a1"), renumbered))).toBe("object-decrypt");
  });
  it("refuses fewer rounds, absurd rounds and another derivation", async () => {
    const secret = newRecoveryCode().bytes;
    const record = await enrol("x1", "enam kata", secret);
    const kc = await commit(secret, "kek", utf8("x1"));
    const withKdf = async (m: string, kdf: unknown): Promise<MemberRecord> => ({
      ...record,
      mk: [await sealObject(secret, { t: "mk", id: "x1", m, kdf, kc }, new Uint8Array(32))],
    });
    const salt = toBase64url(new Uint8Array(16));
    const tries: [unknown, string][] = [
      [{ alg: "PBKDF2-SHA256", iter: 599_999, salt }, "kdf-downgrade"],
      [{ alg: "PBKDF2-SHA256", iter: 10_000_001, salt }, "kdf"],
      [{ alg: "PBKDF2-SHA1", iter: 600_000, salt }, "kdf"],
      [{ alg: "raw" }, "fields"],
    ];
    for (const [kdf, reason] of tries)
      expect(await reasonOf(async () => unlock(await withKdf("pass", kdf), { passphrase: "enam kata" }))).toBe(reason);
    expect(await reasonOf(async () => unlock(await withKdf("code", { alg: "none" }), { recovery: secret }))).toBe("kdf");
  });
});

type OfficeVectors = {
  digits25: { hash: string; digits: string }[];
  siteSalt: { office: string; salt: string }[];
  recovery: { bytes?: string; code: string; typed?: string[]; error?: boolean }[];
  founding: {
    genesis: string;
    chain: DirectoryRecord[];
    now: number;
    bad: { name: string; chain: DirectoryRecord[]; genesis?: string; now?: number }[];
  };
  unlock: {
    record: MemberRecord;
    passphrase: string;
    recoveryCode: string;
    wrong: { name: string; record?: MemberRecord; passphrase?: string; recoveryCode?: string }[];
  };
};
const shared = await loadVectors<OfficeVectors>("office");

/** Made by the C# side; read when it is there. Its puzzles belong to the API client, not to sealing. */
describe("office.json", () => {
  it("is here: without it nothing below would be checked", () => expect(shared === null).toBe(false));

  const set = shared ?? { digits25: [], siteSalt: [], recovery: [], founding: null, unlock: null };
  for (const v of set.digits25) it(`digits ${v.digits}`, () => expect(digits25(fromBase64url(v.hash))).toBe(v.digits));
  for (const v of set.siteSalt) it(`salt of ${v.office}`, async () => expect(toBase64url(await siteSalt(v.office))).toBe(v.salt));
  for (const v of set.recovery) {
    it(`recovery ${v.code}`, async () => {
      if (v.bytes === undefined || v.error === true) {
        expect(await reasonOf(() => readRecoveryCode(v.code))).toBe("recovery-typo");
        return;
      }
      expect(printRecoveryCode(fromBase64url(v.bytes))).toBe(v.code);
      for (const typed of [v.code, ...(v.typed ?? [])]) expect(toBase64url(readRecoveryCode(typed))).toBe(v.bytes);
    });
  }
  it("the founding is verified, with names", async () => {
    const { chain: founded, genesis: root, now } = need(set.founding);
    const { entry, hash } = await verifyDirectory(founded, root, now);
    expect([hash, entry.members.length]).toEqual([root, 5]);
    for (const one of entry.members) expect(one.who?.name.length).toBeGreaterThan(0);
    expect(await directoryHash(need(founded[0]).e)).toBe(root);
  });
  for (const bad of set.founding?.bad ?? []) {
    it(`refused: ${bad.name}`, async () => {
      const founding = need(set.founding);
      expect(await reasonOf(() => verifyDirectory(bad.chain, bad.genesis ?? founding.genesis, bad.now ?? founding.now))).not.toBe(
        "accepted",
      );
    });
  }
  it("the record unlocks by both methods", async () => {
    const { record, passphrase, recoveryCode } = need(set.unlock);
    const byWords = await unlock(record, { passphrase });
    expect((await unlock(record, { recovery: readRecoveryCode(recoveryCode) })).masterKey).toEqual(byWords.masterKey);
  });
  for (const wrong of set.unlock?.wrong ?? []) {
    it(`does not unlock: ${wrong.name}`, async () => {
      const record = wrong.record ?? need(set.unlock).record;
      const by =
        wrong.recoveryCode === undefined ? { passphrase: need(wrong.passphrase) } : { recovery: readRecoveryCode(wrong.recoveryCode) };
      expect(await reasonOf(() => unlock(record, by))).not.toBe("accepted");
    });
  }
});

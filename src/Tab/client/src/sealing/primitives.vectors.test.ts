// The sets hpke-rfc9180, primitives and slots. The set oprf.json belongs to matching, a later stage: nothing here reads it.
import { Aes128Gcm, Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url";
import { concat } from "./bytes";
import { derive, label, pbkdf2 } from "./derive";
import { unwrap, wrapInfo, type WrapLabel } from "./hpke";
import { decryptObject, encryptObject } from "./object";
import { padTo, paddedSize } from "./padding";
import { receiptKeys } from "./receipt";
import { combineShares } from "./shares";
import { verify, type SignatureLabel } from "./signature";
import { packSlot, readSlot, type Slot } from "./slot";
import { keyPair, open, schedule, seal } from "./testing/hpke-oracle";
import { reasonOf } from "./testing/refusal";
import { vectors } from "./testing/vectors";
import type { Bytes, SealedObject } from "./types";

type Hpke = Record<
  "name" | "info" | "pkEm" | "skEm" | "pkRm" | "skRm" | "enc" | "shared_secret" | "key" | "base_nonce" | "pt" | "aad" | "ct",
  string
> & { aead_id: 1 | 2 };
type Primitives = {
  hkdf: { label: string; ikm: string; salt: string; ctx: string; okm: string }[];
  pbkdf2: { name: string; password: string; salt: string; iter: number; dk: string }[];
  wrap: { label: WrapLabel; ephD: string; recipD: string; pkR: string; ctx: string; secret: string; e: string; c: string }[];
  obj: { name: string; secret: string; salt: string; hdr: string; pt: string; pad: number; o: SealedObject }[];
  ecdsa: { name: string; pub: string; label: SignatureLabel; msg: string; sig: string; valid: boolean }[];
  shamir: { name: string; secret: string; shares: string[] }[];
  receipt: { digits: string; site: string; lookup: string; rid: string; box: string; error?: string }[];
};
type Slots = { cases: { name: string; mode: number; value: string; slot: string }[]; bad: { name: string; slot: string }[] };

const hex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const raw = fromBase64url;
const none = new Uint8Array(0);

const hpke = await vectors<{ cases: Hpke[] }>("hpke-rfc9180");
const primitives = await vectors<Primitives>("primitives");
const slots = await vectors<Slots>("slots");

describe("hpke-rfc9180", () => {
  for (const v of hpke.cases) {
    it(v.name, async () => {
      const ephemeral = await keyPair(hex(v.skEm), hex(v.pkEm));
      const recipient = await keyPair(hex(v.skRm), hex(v.pkRm));
      const s = await schedule(ephemeral.privateKey, hex(v.pkRm), hex(v.enc), hex(v.pkRm), hex(v.info), v.aead_id);
      expect(s.shared).toEqual(hex(v.shared_secret));
      if (v.aead_id === 1) expect([s.key, s.nonce]).toEqual([hex(v.key), hex(v.base_nonce)]);
      expect(await seal(s, hex(v.aad), hex(v.pt))).toEqual(hex(v.ct));
      const aead = v.aead_id === 1 ? new Aes128Gcm() : new Aes256Gcm();
      const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead });
      const opened = await suite.open({ recipientKey: recipient, enc: hex(v.enc), info: hex(v.info) }, hex(v.ct), hex(v.aad));
      expect(new Uint8Array(opened)).toEqual(hex(v.pt));
    });
  }
});

describe("primitives", () => {
  for (const v of primitives.hkdf) {
    it(`hkdf ${v.label}`, async () => expect(await derive(raw(v.ikm), raw(v.salt), v.label, raw(v.ctx))).toEqual(raw(v.okm)));
  }
  for (const v of primitives.pbkdf2) {
    it(`pbkdf2 ${v.name}`, async () => expect(await pbkdf2(v.password, raw(v.salt), v.iter)).toEqual(raw(v.dk)));
  }
  for (const v of primitives.wrap) {
    it(`wrap ${v.label}`, async () => {
      const mine = await keyPair(raw(v.recipD), raw(v.pkR));
      expect(await unwrap(mine, v.label, raw(v.ctx), v)).toEqual(raw(v.secret));
      for (const other of ["ck", "id-share", "id-release", "ck-release"] as const) {
        if (other !== v.label) expect(await unwrap(mine, other, raw(v.ctx), v)).toBeNull();
      }
      expect(await unwrap(mine, v.label, concat(raw(v.ctx), Uint8Array.of(0)), v)).toBeNull();
      const ephemeral = await keyPair(raw(v.ephD), raw(v.e));
      const s = await schedule(ephemeral.privateKey, raw(v.pkR), raw(v.e), raw(v.pkR), await wrapInfo(v.label, raw(v.ctx)), 2);
      expect(toBase64url(await seal(s, none, raw(v.secret)))).toBe(v.c);
      expect(await open(s, none, raw(v.c))).toEqual(raw(v.secret));
    });
  }
  for (const v of primitives.obj) {
    it(`object ${v.name}`, async () => {
      const header = raw(v.hdr);
      const type = (JSON.parse(new TextDecoder().decode(header)) as { t: string }).t;
      const padded = () => padTo(raw(v.pt), paddedSize(raw(v.pt).length, v.pad));
      expect(await encryptObject(raw(v.secret), raw(v.salt), type, header, padded())).toEqual(v.o);
      expect(await decryptObject(raw(v.secret), v.o, type)).toEqual(padded());
    });
  }
  for (const v of primitives.ecdsa) {
    it(`ecdsa ${v.name}`, async () => expect(await verify(v.pub, v.label, raw(v.msg), v.sig)).toBe(v.valid));
  }
  for (const v of primitives.shamir) {
    it(`shamir ${v.name}`, async () => {
      const shares = v.shares.map((text) => raw(text)).map((share) => ({ y: share.slice(0, 32), x: share[32] ?? 0, holders: 0 }));
      expect(await combineShares(shares)).toEqual(raw(v.secret));
    });
  }
  for (const v of primitives.receipt) {
    it(`receipt ${v.error ?? "good"}`, async () => {
      if (v.error !== undefined) {
        expect(await reasonOf(() => receiptKeys(v.digits, raw(v.site)))).toBe("receipt-typo");
        return;
      }
      expect(await receiptKeys(v.digits, raw(v.site))).toEqual({ lookup: v.lookup, rid: v.rid, box: raw(v.box) });
    });
  }
  it("base64url has one spelling", async () => {
    expect(fromBase64url("AAH_-g")).toEqual(Uint8Array.of(0, 1, 255, 250));
    for (const other of ["AAH_-h", "AAH/+g", "AAH_-g==", "AAH_-g=", "AAH_ -g", "AAH_-g\n", " AAH_", "AAH_-", "A===", "====", "AAH_=", "AA\u0100_"]) {
      expect(await reasonOf(() => fromBase64url(other)), JSON.stringify(other)).toBe("base64url");
    }
  });
  it("a label ends in a zero byte", () => expect(label("x")).toEqual(Uint8Array.of(74, 84, 49, 47, 120, 0)));
});

describe("slots", () => {
  const modes = ["dummy", "key", "share"];
  for (const v of slots.cases) {
    it(v.name, () => {
      const slot = readSlot(raw(v.slot));
      expect(slot.mode).toBe(modes[v.mode]);
      expect(valueOf(slot)).toEqual(raw(v.value));
      expect(toBase64url(packSlot(slot))).toBe(v.slot);
    });
  }
  for (const v of slots.bad) {
    it(`refused: ${v.name}`, async () => expect(await reasonOf(() => readSlot(raw(v.slot)))).toBe("slot-malformed"));
  }
});

function valueOf(slot: Slot): Bytes {
  const packed = packSlot(slot);
  return packed.slice(1, 1 + { dummy: 0, key: 32, share: 37 }[slot.mode]);
}

import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url";
import { equal, fromUtf8, utf8 } from "./bytes";
import { sha256 } from "./derive";
import { digits25, grouped, keyDigits, siteSalt } from "./digits";
import { readHeader } from "./header";
import { unwrap, wrap, wrapInfo } from "./hpke";
import { parseCanonical } from "./json";
import { exportPoint, generateKeys, importKem, importVerifier } from "./keys";
import { pad, stepOf, unpad } from "./padding";
import { newPassphrase } from "./passphrase";
import { randomBelow, randomBytes, shuffled } from "./random";
import { checkDigit, newReceipt, readReceipt } from "./receipt";
import { newRecoveryCode, printRecoveryCode, readRecoveryCode } from "./recovery";
import { packSlot, readSlot, type Slot } from "./slot";
import { openSlot, sealSlots } from "./slots";
import { Sha256, sha256Sync } from "./sha256-sync";
import { open, schedule, seal } from "./testing/hpke-oracle";
import { reasonOf } from "./testing/refusal";

const none = new Uint8Array(0);

describe("base64url", () => {
  it("returns any bytes and accepts one spelling of them", async () => {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (let round = 0; round < 500; round++) {
      const bytes = randomBytes(randomBelow(80));
      const text = toBase64url(bytes);
      expect(fromBase64url(text)).toEqual(bytes);
      const spellings = [...alphabet].filter((last) => accepts(text.slice(0, -1) + last, bytes)).length;
      expect(text === "" ? 1 : spellings).toBe(1);
    }
  });
  it("refuses padding, the other alphabet, spaces and half bytes", async () => {
    for (const bad of ["QQ==", "+A", "/A", "Q Q", "Q", "QQQQQ", "QR", "QQF", "é", 5, null]) {
      expect(await reasonOf(() => fromBase64url(bad))).toBe("base64url");
    }
  });
});

function accepts(text: string, bytes: Uint8Array): boolean {
  try {
    return equal(fromBase64url(text), bytes);
  } catch {
    return false;
  }
}

describe("padding", () => {
  it("is minimal, whole and reversible for every type", () => {
    for (const type of ["report", "msg", "identity", "slots", "rotate", "log", "receipt", "member-priv", "mk"]) {
      const step = stepOf(type);
      for (const length of [0, 1, step - 5, step - 4, ...Array.from({ length: 20 }, () => randomBelow(step - 3))]) {
        const plaintext = randomBytes(Math.min(length, 65_000));
        const padded = pad(type, plaintext);
        expect(padded.length).toBe(step);
        expect(unpad(type, padded)).toEqual(plaintext);
      }
    }
  });
  it("grows by whole steps where it may, and is refused where it may not", async () => {
    expect(pad("msg", new Uint8Array(4093)).length).toBe(8192);
    expect(pad("msg", new Uint8Array(16 * 4096 - 4)).length).toBe(16 * 4096);
    expect(await reasonOf(() => pad("msg", new Uint8Array(16 * 4096 - 3)))).toBe("too-long");
    expect(await reasonOf(() => pad("log", new Uint8Array(1021)))).toBe("too-long");
    for (let bit = 0; bit < 256 * 8; bit += 13) {
      const padded = pad("mk", Uint8Array.of(1, 2, 3));
      padded[bit >> 3] = (padded[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const inContent = bit >> 3 >= 4 && bit >> 3 < 7;
      const reason = await reasonOf(() => unpad("mk", padded));
      const lengthGrew = bit >> 3 === 3;
      if (!inContent && !lengthGrew) expect(reason).toBe("padding");
    }
    expect(await reasonOf(() => unpad("mk", none))).toBe("padding");
  });
});

describe("receipts", () => {
  it("every single wrong digit is found, in any grouping", async () => {
    for (let round = 0; round < 40; round++) {
      const receipt = newReceipt();
      expect(readReceipt(grouped(receipt).replaceAll(" ", [" ", ".", "-", "\u00a0", "\n"][round % 5] ?? " "))).toBe(receipt.slice(0, 24));
      for (let at = 0; at < 25; at++) {
        for (let by = 1; by < 10; by++) {
          const wrong = receipt.slice(0, at) + ((Number(receipt[at]) + by) % 10) + receipt.slice(at + 1);
          expect(await reasonOf(() => readReceipt(wrong))).toBe("receipt-typo");
        }
      }
    }
  });
  it("swapped neighbours: nearly all are found, and what passes is what the check digit cannot tell", async () => {
    let [found, missed] = [0, 0];
    for (let round = 0; round < 400; round++) {
      const receipt = newReceipt();
      for (let at = 0; at < 24; at++) {
        const [a, b] = [receipt[at], receipt[at + 1]];
        if (a === b) continue;
        const swapped = receipt.slice(0, at) + b + a + receipt.slice(at + 2);
        const valid = checkDigit(swapped.slice(0, 24)) === swapped[24];
        const refused = (await reasonOf(() => readReceipt(swapped))) === "receipt-typo";
        expect(refused).toBe(!valid);
        if (refused) found++;
        else missed++;
      }
    }
    expect(missed / (found + missed)).toBeLessThan(0.03);
    expect(found).toBeGreaterThan(8000);
  });
  it("checks as ISO 7064 MOD 11,10 does", () =>
    expect(["0794", "12345678", "9".repeat(24)].map(checkDigit)).toEqual(["5", slowCheck("12345678"), slowCheck("9".repeat(24))]));
  it("other digits and lengths are typos", async () => {
    for (const bad of ["", "1".repeat(24), "1".repeat(26), "١".repeat(25), newReceipt().slice(0, 24) + "x"])
      expect(await reasonOf(() => readReceipt(bad))).toBe("receipt-typo");
  });
});

/** The check digit found by trying: the one digit with which the whole number's recursion ends in 1. */
function slowCheck(digits: string): string {
  for (let check = 0; check < 10; check++) {
    let p = 10;
    for (const digit of digits) p = ((((p + Number(digit)) % 10 || 10) as number) * 2) % 11;
    if ((p + check) % 10 === 1) return String(check);
  }
  throw new Error("no check digit");
}

describe("fingerprints", () => {
  it("are the first 83 bits in decimal", () => {
    for (let round = 0; round < 300; round++) {
      const hash = randomBytes(32);
      if (round < 3) hash.fill(round === 0 ? 0 : round === 1 ? 255 : 1);
      const bits = [...hash]
        .map((byte) => byte.toString(2).padStart(8, "0"))
        .join("")
        .slice(0, 83);
      const shown = digits25(hash);
      expect(shown).toMatch(/^\d{5}( \d{5}){4}$/);
      expect(BigInt(shown.replaceAll(" ", ""))).toBe(BigInt(`0b${bits}`));
    }
  });
  it("change with either key, and a salt with the office", async () => {
    const [a, b] = [await generateKeys(), await generateKeys()];
    const [kem, sig, other] = await Promise.all([exportPoint(a.kem.publicKey), exportPoint(a.sig.publicKey), exportPoint(b.kem.publicKey)]);
    expect(
      new Set(await Promise.all([keyDigits({ kem, sig }), keyDigits({ kem: other, sig }), keyDigits({ kem: sig, sig: kem })])).size,
    ).toBe(3);
    expect((await siteSalt("tirtawana")).length).toBe(16);
    expect(await siteSalt("tirtawana")).not.toEqual(await siteSalt("tirtawana2"));
  });
});

describe("recovery codes", () => {
  it("survive paper: case, spaces, hyphens, O and 0, I and L and 1", () => {
    for (let round = 0; round < 300; round++) {
      const { code, bytes } = newRecoveryCode();
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}( [0-9A-HJKMNP-TV-Z]{4}){7}$/);
      const sloppy = code
        .toLowerCase()
        .replaceAll(" ", round % 2 ? "-" : "  ")
        .replaceAll("0", "o")
        .replaceAll("1", round % 3 ? "l" : "I");
      expect(readRecoveryCode(code)).toEqual(bytes);
      expect(readRecoveryCode(sloppy)).toEqual(bytes);
      expect(printRecoveryCode(bytes)).toBe(code);
    }
  });
  it("any wrong character, swap or loss is a typo", async () => {
    const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZU!";
    for (let round = 0; round < 6; round++) {
      const code = newRecoveryCode().code.replaceAll(" ", "");
      for (let at = 0; at < 32; at++) {
        for (const other of alphabet) {
          if (other !== code[at])
            expect(await reasonOf(() => readRecoveryCode(code.slice(0, at) + other + code.slice(at + 1)))).toBe("recovery-typo");
        }
        expect(await reasonOf(() => readRecoveryCode(code.slice(0, at) + code.slice(at + 1)))).toBe("recovery-typo");
      }
    }
  });
  it("its own SHA-256 is SHA-256", async () => {
    for (let length = 0; length < 200; length++) {
      const bytes = randomBytes(length);
      expect(sha256Sync(bytes)).toEqual(await sha256(bytes));
      const cut = bytes.length >> 1;
      expect(new Sha256().update(bytes.subarray(0, cut)).update(bytes.subarray(cut, cut + 1)).update(bytes.subarray(cut + 1)).digest()).toEqual(await sha256(bytes));
    }
  });
});

describe("slot contents", () => {
  it("any byte after the content makes a slot malformed, in each mode", async () => {
    const slots: Slot[] = [
      { mode: "dummy" },
      { mode: "key", key: randomBytes(32) },
      { mode: "share", x: 7, y: randomBytes(32), holders: 0xffff_ffff },
    ];
    for (const slot of slots) {
      expect(readSlot(packSlot(slot))).toEqual(slot);
      for (let at = { dummy: 1, key: 33, share: 38 }[slot.mode]; at < 64; at++) {
        const packed = packSlot(slot);
        packed[at] = 1 + randomBelow(255);
        expect(await reasonOf(() => readSlot(packed))).toBe("slot-malformed");
      }
    }
  });
});

describe("chance", () => {
  it("a reader's place among the slots tells nothing", async () => {
    const { kem } = await generateKeys();
    const reader = { kem: await exportPoint(kem.publicKey), slot: { mode: "key" as const, key: randomBytes(32) } };
    const places = new Set<number>();
    for (let round = 0; round < 16; round++) {
      const slots = await sealSlots([reader], "ck", none);
      expect(slots.length).toBe(8);
      for (const [place, w] of slots.entries()) if ((await openSlot(kem, "ck", none, w)) !== null) places.add(place);
    }
    expect(places.size).toBeGreaterThan(2);
  });

  it("passphrases are six words of the list, and a poor list is refused", async () => {
    const words = Array.from({ length: 2048 }, (_, i) => `kata${i}`);
    const drawn = Array.from({ length: 300 }, () => newPassphrase(words));
    for (const phrase of drawn) expect(phrase.split(" ").filter((word) => words.includes(word)).length).toBe(6);
    expect(new Set(drawn).size).toBe(300);
    expect(await reasonOf(() => newPassphrase(words.slice(1)))).toBe("word-list");
    expect(await reasonOf(() => newPassphrase([...words.slice(1), "kata1"]))).toBe("word-list");
  });
  it("draws and orders are even", () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 6000; round++) {
      const order = shuffled([1, 2, 3]).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
  });
});

describe("parsing", () => {
  it("JSON has one spelling", async () => {
    expect(parseCanonical(utf8('{"a":1,"b":"é"}'))).toEqual({ a: 1, b: "é" });
    for (const bad of [
      '{"a":1, "b":2}',
      '{"a":1,"a":1}',
      '{"a":1.0}',
      '{"a":1e0}',
      '{"b":"\\u00e9"}',
      '{"2":0,"1":0}',
      "[]",
      "null",
      '"x"',
      '\ufeff{"a":1}',
      '{"a":1}\n',
    ]) {
      expect(["json-not-canonical", "json"]).toContain(await reasonOf(() => parseCanonical(utf8(bad))));
    }
    expect(await reasonOf(() => fromUtf8(Uint8Array.of(0xc3, 0x28)))).toBe("utf8");
    expect(await reasonOf(() => readHeader(toBase64url(utf8('{"v":"JT1","t":"x","n":"é"}')), { t: "x" }))).toBe("header-ascii");
  });
  it("points are canonical, uncompressed and on the curve", async () => {
    const point = fromBase64url(await exportPoint((await generateKeys()).kem.publicKey));
    const compressed = toBase64url(Uint8Array.of(2, ...point.slice(1, 33)));
    // 6 or 7, as y is even or odd: OpenSSL takes it, the format does not.
    const hybrid = toBase64url(Uint8Array.of(6 | ((point[64] ?? 0) & 1), ...point.slice(1)));
    const off = toBase64url(point.map((byte, i) => (i === 64 ? byte ^ 1 : byte)));
    expect(await reasonOf(() => importKem(compressed))).toBe("length");
    for (const bad of [hybrid, off, toBase64url(new Uint8Array(65))]) {
      expect(await reasonOf(() => importKem(bad))).toBe("point");
      expect(await reasonOf(() => importVerifier(bad))).toBe("point");
    }
  });
});

describe("hpke beside an implementation of our own", () => {
  it("each opens what the other sealed", async () => {
    for (let round = 0; round < 20; round++) {
      const { kem } = await generateKeys();
      const [secret, context] = [randomBytes(randomBelow(100)), randomBytes(randomBelow(300))];
      const info = await wrapInfo("ck", context);
      const mine = fromBase64url(await exportPoint(kem.publicKey));
      const ours = await wrap(kem.publicKey, "ck", context, secret);
      const enc = fromBase64url(ours.e);
      expect(await open(await schedule(kem.privateKey, enc, enc, mine, info, 2), none, fromBase64url(ours.c))).toEqual(secret);
      const ephemeral = (await generateKeys()).kem;
      const point = fromBase64url(await exportPoint(ephemeral.publicKey));
      const theirs = await seal(await schedule(ephemeral.privateKey, mine, point, mine, info, 2), none, secret);
      expect(await unwrap(kem, "ck", context, { e: toBase64url(point), c: toBase64url(theirs) })).toEqual(secret);
    }
  });
});

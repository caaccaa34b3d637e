import type { Bytes } from "./types";

const ROUND_CONSTANTS = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
);
const INITIAL = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
const BLOCK = 64;
const LENGTH_FIELD = 8;

/**
 * SHA-256 (FIPS 180-4) that takes bytes as they come. WebCrypto wants all of them at once, and a file of 50 MB is not held in a phone's memory for
 * its hash. Everything that is whole uses WebCrypto; a test compares the two.
 */
export class Sha256 {
  private readonly state = Int32Array.from(INITIAL);
  private readonly held = new Uint8Array(BLOCK);
  private readonly words = new Int32Array(BLOCK);
  private count = 0;

  update(bytes: Uint8Array): this {
    const before = this.count % BLOCK;
    this.count += bytes.length;
    let at = 0;
    if (before > 0) {
      at = Math.min(BLOCK - before, bytes.length);
      this.held.set(bytes.subarray(0, at), before);
      if (before + at < BLOCK) return this;
      this.compress(this.held, 0, BLOCK);
    }
    const whole = at + Math.floor((bytes.length - at) / BLOCK) * BLOCK;
    this.compress(bytes, at, whole);
    this.held.set(bytes.subarray(whole));
    return this;
  }

  /** Ends it: nothing can be added behind. */
  digest(): Bytes {
    const length = this.count;
    const end = new Uint8Array(Math.ceil(((length % BLOCK) + 1 + LENGTH_FIELD) / BLOCK) * BLOCK - (length % BLOCK));
    end[0] = 0x80;
    new DataView(end.buffer).setBigUint64(end.length - LENGTH_FIELD, BigInt(length) * 8n);
    this.update(end);
    const digest = new Uint8Array(32);
    const view = new DataView(digest.buffer);
    this.state.forEach((word, i) => view.setInt32(i * 4, word));
    return digest;
  }

  /** The whole blocks of these bytes. Names and steps are those of FIPS 180-4, 6.2.2; what is chosen and what is the majority in the forms with fewer steps. */
  private compress(bytes: Uint8Array, from: number, to: number): void {
    const { state, words: w } = this;
    for (let at = from; at < to; at += BLOCK) {
      for (let i = 0, j = at; i < 16; i++, j += 4) {
        w[i] = ((bytes[j] as number) << 24) | ((bytes[j + 1] as number) << 16) | ((bytes[j + 2] as number) << 8) | (bytes[j + 3] as number);
      }
      for (let i = 16; i < 64; i++) {
        const x = w[i - 15] as number;
        const y = w[i - 2] as number;
        const near = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const far = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        w[i] = ((w[i - 16] as number) + near + (w[i - 7] as number) + far) | 0;
      }
      // One variable each: taken apart from an array they cost twice the time.
      let a = state[0] as number;
      let b = state[1] as number;
      let c = state[2] as number;
      let d = state[3] as number;
      let e = state[4] as number;
      let f = state[5] as number;
      let g = state[6] as number;
      let h = state[7] as number;
      for (let i = 0; i < 64; i++) {
        const one = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + (g ^ (e & (f ^ g))) + (ROUND_CONSTANTS[i] as number) + (w[i] as number)) | 0;
        const two = ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) | (c & (a | b)))) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + one) | 0;
        d = c;
        c = b;
        b = a;
        a = (one + two) | 0;
      }
      state[0] = (state[0] as number) + a;
      state[1] = (state[1] as number) + b;
      state[2] = (state[2] as number) + c;
      state[3] = (state[3] as number) + d;
      state[4] = (state[4] as number) + e;
      state[5] = (state[5] as number) + f;
      state[6] = (state[6] as number) + g;
      state[7] = (state[7] as number) + h;
    }
  }
}

/** Without a promise, for the check of a recovery code while it is being typed. */
export function sha256Sync(message: Uint8Array): Bytes {
  return new Sha256().update(message).digest();
}

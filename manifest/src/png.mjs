import { inflateSync } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const channelsOf = { 2: 3, 6: 4 };

/**
 * Reads what icons are: 8-bit RGB or RGBA without interlace.
 * @returns {{ width: number, height: number, rgba: Uint8Array }} pixels from the top left, four bytes each
 * @throws {Error} with a sentence when the bytes are no such picture
 */
export function readPng(bytes) {
  const data = Buffer.from(bytes);
  if (!data.subarray(0, 8).equals(signature)) throw new Error("It is no PNG.");
  const chunks = [...chunksOf(data)];
  const head = chunks.find((chunk) => chunk.type === "IHDR")?.body;
  if (!head) throw new Error("It has no PNG header.");
  const [width, height, depth, colour, interlace] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9], head[12]];
  const channels = channelsOf[colour];
  if (depth !== 8 || !channels || interlace !== 0) throw new Error("It must be an 8-bit RGB or RGBA PNG without interlace.");
  const packed = Buffer.concat(chunks.filter((chunk) => chunk.type === "IDAT").map((chunk) => chunk.body));
  return { width, height, rgba: toRgba(unfilter(inflateSync(packed), width * channels, height, channels), channels) };
}

function* chunksOf(data) {
  for (let at = 8; at + 12 <= data.length; ) {
    const length = data.readUInt32BE(at);
    yield { type: data.toString("latin1", at + 4, at + 8), body: data.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** Undoes the row filters of PNG (W3C PNG, section 9). */
function unfilter(raw, stride, height, step) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const kind = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x >= step ? out[y * stride + x - step] : 0;
      const up = y > 0 ? out[(y - 1) * stride + x] : 0;
      const corner = x >= step && y > 0 ? out[(y - 1) * stride + x - step] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind];
      out[y * stride + x] = (raw[y * (stride + 1) + 1 + x] + guess) & 0xff;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function toRgba(pixels, channels) {
  if (channels === 4) return new Uint8Array(pixels);
  const out = new Uint8Array((pixels.length / 3) * 4).fill(255);
  for (let i = 0; i < pixels.length / 3; i++) out.set(pixels.subarray(i * 3, i * 3 + 3), i * 4);
  return out;
}

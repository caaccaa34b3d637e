import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { filesOf } from "../src/assemble.mjs";

export const values = JSON.parse(readFileSync(new URL("../values.example.json", import.meta.url), "utf8"));

/** The files of a good package after `change` had its way with the parsed manifest, the parsed en.json and the files themselves. */
export function planted(app, change) {
  const files = filesOf(app, values);
  const parts = { manifest: parse(files["manifest.json"]), english: parse(files["en.json"]), files };
  change(parts);
  return { ...files, "manifest.json": serialise(parts.manifest), ...(files["en.json"] ? { "en.json": serialise(parts.english) } : {}) };
}

const parse = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
const serialise = (value) => new TextEncoder().encode(JSON.stringify(value));

/** An RGBA picture of one colour; its checksums are not filled in, since nobody here reads them. */
export function png(size, rgba) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.concat(Array.from({ length: size }, () => Buffer.from([0, ...Array.from({ length: size }, () => rgba).flat()])));
  const chunk = (type, body) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(type, "latin1"), body, Buffer.alloc(4)]);
  };
  return new Uint8Array(Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]));
}

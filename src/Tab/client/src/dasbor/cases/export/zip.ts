/**
 * A zip with nothing compressed and no times: its bytes depend on names and contents alone (PKWARE APPNOTE 4.3, the oldest form, UTF-8 names).
 * Small enough to need no library; what is inside is random bytes for the most part, which no compression makes smaller.
 */
const localMark = 0x04034b50;
const entryMark = 0x02014b50;
const endMark = 0x06054b50;
const version = 20;
const utf8Names = 0x0800;
/** 1 January 1980, the first day that a zip can hold. */
const firstDay = 0x0021;

type Field = [size: 2 | 4, value: number];

export function zip(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let at = 0;
  for (const [path, content] of files) {
    const name = new TextEncoder().encode(path);
    const about: Field[] = [[2, version], [2, utf8Names], [2, 0], [2, 0], [2, firstDay], [4, crc32(content)], [4, content.length], [4, content.length], [2, name.length], [2, 0]];
    const head = fields([[4, localMark], ...about]);
    entries.push(fields([[4, entryMark], [2, version], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), name);
    parts.push(head, name, content);
    at += head.length + name.length + content.length;
  }
  const size = entries.reduce((sum, part) => sum + part.length, 0);
  const end = fields([[4, endMark], [2, 0], [2, 0], [2, files.size], [2, files.size], [4, size], [4, at], [2, 0]]);
  return joined([...parts, ...entries, end]);
}

function fields(all: Field[]): Uint8Array {
  const bytes = new Uint8Array(all.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of all) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

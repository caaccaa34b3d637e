import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url";
import { concat } from "./bytes";
import { sha256 } from "./derive";
import { openFile, sealFile, sealFileWith } from "./file";
import { randomBelow, randomBytes } from "./random";
import { reasonOf } from "./testing/refusal";
import { vectors } from "./testing/vectors";
import type { Bytes } from "./types";

type FileCase = { size: number; log2: number; fk: string; id: string; salt: string; ctLen: number; ctSha256: string; ct?: string };

const { cases } = await vectors<{ cases: FileCase[] }>("file");
const content = (size: number): Bytes => Uint8Array.from({ length: size }, (_, i) => (31 * i + 7) % 256);

/** Runs bytes through a stream, in parts of any size, as a network would bring them. */
async function through(stream: TransformStream<Uint8Array, Uint8Array>, bytes: Uint8Array, part = 70_001): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  const reader = stream.readable.getReader();
  const feeding = (async () => {
    const writer = stream.writable.getWriter();
    for (let at = 0; at < bytes.length; at += part) await writer.write(bytes.slice(at, at + part));
    await writer.close();
  })();
  feeding.catch(() => undefined);
  for (let read = await reader.read(); !read.done; read = await reader.read()) parts.push(read.value);
  await feeding;
  return concat(...parts);
}

describe("file", () => {
  for (const v of cases) {
    const [fk, id, salt] = [v.fk, v.id, v.salt].map((text) => fromBase64url(text)) as [Bytes, Bytes, Bytes];
    const name = `${v.size} bytes in chunks of 2^${v.log2}`;
    it(name, async () => {
      const sealed = await through(await sealFileWith(fk, id, v.log2, salt), content(v.size));
      expect(sealed.length).toBe(v.ctLen);
      expect(toBase64url(await sha256(sealed))).toBe(v.ctSha256);
      if (v.ct !== undefined) expect(toBase64url(sealed)).toBe(v.ct);
      const opened = await through(openFile(fk, id, v.log2), sealed);
      expect(toBase64url(await sha256(opened))).toBe(toBase64url(await sha256(content(v.size))));
      for (const cut of [1, 16, 17, 2 ** v.log2 + 16]) {
        if (sealed.length - cut < 54) continue;
        const reason = await reasonOf(() => through(openFile(fk, id, v.log2), sealed.slice(0, -cut)));
        expect(["file-truncated", "file-decrypt"]).toContain(reason);
      }
    });
  }

  it("refuses another id, another key, chunks in another order, and a changed header", async () => {
    const [fk, id] = [randomBytes(32), randomBytes(16)];
    const sealed = await through(await sealFile(fk, id, 10), content(2500));
    const first = sealed.slice(54, 54 + 1040);
    const second = sealed.slice(54 + 1040, 54 + 2080);
    const swapped = concat(sealed.slice(0, 54), second, first, sealed.slice(54 + 2080));
    const salted = sealed.slice();
    salted[30] = (salted[30] ?? 0) ^ 1;
    expect(await reasonOf(() => through(openFile(fk, randomBytes(16), 10), sealed))).toBe("file-header");
    expect(await reasonOf(() => through(openFile(fk, id, 11), sealed))).toBe("file-header");
    expect(await reasonOf(() => through(openFile(randomBytes(32), id, 10), sealed))).toBe("file-decrypt");
    expect(await reasonOf(() => through(openFile(fk, id, 10), swapped))).toBe("file-decrypt");
    expect(await reasonOf(() => through(openFile(fk, id, 10), salted))).toBe("file-decrypt");
    expect(await reasonOf(() => through(openFile(fk, id, 10), sealed.slice(0, 40)))).toBe("file-truncated");
  });

  it("returns any bytes, however the stream is cut", async () => {
    for (let round = 0; round < 30; round++) {
      const [fk, id, data] = [randomBytes(32), randomBytes(16), randomBytes(randomBelow(5000))];
      const sealed = await through(await sealFile(fk, id, 10), data, 1 + randomBelow(2000));
      expect(await through(openFile(fk, id, 10), sealed, 1 + randomBelow(2000))).toEqual(data);
    }
  });
});

import { describe, expect, it } from "vitest";
import type { Fetched } from "../api/readFile";
import { attachedTo, type Attached } from "./att";
import { toBase64url } from "../sealing/base64url";
import { concat } from "../sealing/bytes";
import { sha256 } from "../sealing/derive";
import { sealFile } from "../sealing/file";
import { paddedFile } from "../sealing/file-padding";
import { randomBytes } from "../sealing/random";
import type { Bytes } from "../sealing/types";
import { FileRefused, wholeFile, type Source } from "./wholeFile";

const log2 = 12;
const random = (length: number) => concat(...Array.from({ length: Math.ceil(length / 50_000) }, (_, n) => randomBytes(Math.min(50_000, length - n * 50_000))));

/** @param behind what stands after the content, zeros up to the padded size unless told */
async function attach(content: Bytes, behind: Bytes = new Uint8Array(paddedFile(content.length) - content.length)): Promise<{ about: Attached; sealed: Bytes }> {
  const [id, fk] = [randomBytes(16), randomBytes(32)];
  const stream = new Blob([content, behind]).stream().pipeThrough(await sealFile(fk, id, log2) as TransformStream<Bytes, Bytes>);
  const about = { id: toBase64url(id), fk: toBase64url(fk), log2, name: "a.pdf", type: "application/pdf", size: content.length, sha256: toBase64url(await sha256(content)) };
  return { about, sealed: new Uint8Array(await new Response(stream).arrayBuffer()) };
}

const serve = (sealed: Bytes): Source => async (from) => ({ kind: "stream", stream: new Blob([sealed.slice(from)]).stream(), end: () => undefined });
const faultOf = (about: Attached, source: Source) => wholeFile(about, source).then(() => null, (fault: unknown) => (fault instanceof FileRefused ? fault.fault : fault));

describe("a file on a member's page", () => {
  it("opens with its zeros or without them", async () => {
    for (const content of [randomBytes(0), randomBytes(1), randomBytes(10_000), randomBytes(65_000)]) {
      const { about, sealed } = await attach(content);
      expect(sealed.length).toBe(54 + 65_536 + 16 * 16);
      expect(concat(...(await wholeFile(about, serve(sealed))))).toEqual(content);
      const bare = await attach(content, new Uint8Array(0));
      expect(concat(...(await wholeFile(bare.about, serve(bare.sealed))))).toEqual(content);
    }
  });

  it("gives nothing of it when it is not what the words name", async () => {
    const content = random(70_000);
    const { about, sealed } = await attach(content);
    const other = (change: Partial<Attached>) => faultOf({ ...about, ...change }, serve(sealed));
    expect(await other({ sha256: toBase64url(randomBytes(32)) })).toBe("changed");
    expect(await other({ fk: toBase64url(randomBytes(32)) })).toBe("changed");
    expect(await other({ size: content.length - 1 })).toBe("changed");
    expect(await other({ size: 60_000 })).toBe("changed");
    expect(await other({ size: 2_000_000_000 })).toBe("changed");
    expect(await faultOf(about, serve(sealed.slice(0, -4112)))).toBe("changed");
    expect(await faultOf(about, serve(sealed.map((byte, at) => (at === 30_000 ? byte ^ 1 : byte))))).toBe("changed");
    const hidden = await attach(content, Uint8Array.from({ length: paddedFile(content.length) - content.length }, (_, at) => (at === 5 ? 1 : 0)));
    expect(await faultOf(hidden.about, serve(hidden.sealed))).toBe("changed");
    const longer = await attach(content, new Uint8Array(paddedFile(content.length) - content.length + 1));
    expect(await faultOf(longer.about, serve(longer.sealed))).toBe("changed");
  });

  it("goes on where the connection broke, and says so when it stays away", async () => {
    const content = random(200_000);
    const { about, sealed } = await attach(content);
    const from: number[] = [];
    const breaking = (most: number): Source => async (at): Promise<Fetched> => {
      from.push(at);
      let given = 0;
      const stream = new ReadableStream<Bytes>({
        pull: (controller) => {
          if (given === 2 && from.length <= most) return controller.error(new Error("broken"));
          const piece = sealed.slice(at + given * 30_000, at + (given + 1) * 30_000);
          given += 1;
          return piece.length === 0 ? controller.close() : controller.enqueue(piece);
        },
      }, { highWaterMark: 0 });
      return { kind: "stream", stream, end: () => undefined };
    };
    expect(concat(...(await wholeFile(about, breaking(2))))).toEqual(content);
    expect(from).toEqual([0, 60_000, 120_000]);
    expect(await faultOf(about, async () => ({ kind: "away" }))).toBe("away");
    for (const kind of ["gone", "moved"] as const) expect(await faultOf(about, async () => ({ kind }))).toBe(kind);
  });

  it("is read from a body only in its own form", () => {
    const about = { id: "a".repeat(22), fk: "b".repeat(43), log2: 20, name: "x", type: "y", size: 1, sha256: "c".repeat(43) };
    expect(attachedTo({ att: [about, { ...about, log2: 40 }, null, { ...about, size: -1 }] })).toEqual([about]);
    for (const body of [null, "x", {}, { att: "x" }]) expect(attachedTo(body)).toEqual([]);
  });
});

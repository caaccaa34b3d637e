import type { Fetched } from "../api/readFile";
import type { Attached } from "./att";
import { SealingError, type Bytes } from "../sealing";
import { fromBase64url, toBase64url } from "../sealing/base64url";
import { openFile } from "../sealing/file";
import { paddedFile } from "../sealing/file-padding";
import { Sha256 } from "../sealing/sha256-sync";

/** Gives the sealed file from this byte on. */
export type Source = (from: number) => Promise<Fetched>;

/** "gone": not on the server; "moved": the case has a new key; "away": it did not come to its end; "changed": it is not what the words name. */
export type FileFault = "gone" | "moved" | "away" | "changed";

export class FileRefused extends Error {
  constructor(readonly fault: FileFault) {
    super(`file: ${fault}`);
    this.name = "FileRefused";
  }
}

/** More is not taken into memory, whatever a body says: what the room takes, and room for a server that allows more. */
const mostBytes = 100_000_000;
const mostBreaks = 5;

/**
 * Fetches a file, opens it, and gives its content once all of it stands: every chunk, the end of the stream, the size, zeros alone behind it, and the hash.
 * Before that nothing of it is given out. @param sealed hears of each sealed piece, for who takes the file along as it lies
 * @throws FileRefused
 */
export async function wholeFile(about: Attached, source: Source, sealed: (piece: Bytes) => void = () => undefined, progressed: (share: number) => void = () => undefined): Promise<Bytes[]> {
  if (about.size > mostBytes) throw new FileRefused("changed");
  const most = paddedFile(about.size);
  const kept: Bytes[] = [];
  const hash = new Sha256();
  let [count, rest] = [0, 0];
  const reader = sealedStream(source, sealed).pipeThrough<Uint8Array>(openFile(fromBase64url(about.fk, 32), fromBase64url(about.id, 16), about.log2)).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const piece = read.value.subarray(0, Math.max(0, about.size - count)) as Bytes;
      for (const byte of read.value.subarray(piece.length)) rest |= byte;
      count += read.value.length;
      if (count > most) throw new FileRefused("changed");
      kept.push(piece);
      hash.update(piece);
      progressed(count / most);
    }
  } catch (fault) {
    void reader.cancel().catch(() => undefined);
    throw fault instanceof SealingError ? new FileRefused("changed") : fault;
  }
  if ((count !== most && count !== about.size) || rest !== 0 || toBase64url(hash.digest()) !== about.sha256) throw new FileRefused("changed");
  return kept;
}

/** One stream out of as many answers as it takes: a broken connection goes on where it broke. */
function sealedStream(source: Source, sealed: (piece: Bytes) => void): ReadableStream<Bytes> {
  let now: { reader: ReadableStreamDefaultReader<Bytes>; end: () => void } | null = null;
  let [at, breaks] = [0, 0];
  return new ReadableStream<Bytes>({
    async pull(controller) {
      for (;;) {
        now ??= await begin(source, at);
        const read = await now?.reader.read().catch(() => null);
        if (read?.done === true) return controller.close();
        if (read?.value !== undefined) {
          at += read.value.length;
          sealed(read.value);
          return controller.enqueue(read.value);
        }
        now = null;
        breaks += 1;
        if (breaks > mostBreaks) throw new FileRefused("away");
      }
    },
    cancel: () => now?.end(),
  }, { highWaterMark: 0 });
}

async function begin(source: Source, at: number) {
  const fetched = await source(at);
  if (fetched.kind === "stream") return { reader: fetched.stream.getReader(), end: fetched.end };
  if (fetched.kind === "away") return null;
  throw new FileRefused(fetched.kind);
}

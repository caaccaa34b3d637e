import { concat, equal, utf8, wipe } from "./bytes";
import { derive, sha256 } from "./derive";
import { SealingError } from "./errors";
import { randomBytes } from "./random";
import type { Bytes } from "./types";

/** 1 MiB: large enough that the browser's calls cost little, small enough for a phone's memory. */
export const CHUNK_LOG2 = 20;

const MAGIC = utf8("JT1F");
const FORMAT = 1;
const ID = 16;
const SALT = 32;
const HEADER = 6 + ID + SALT;
const TAG = 16;
const MOST_CHUNKS = 0xffff_ffff;

type Files = TransformStream<Uint8Array, Uint8Array>;

/** Seals the next chunk of a file: as long as the format says, the last one perhaps shorter. The first has the header before it. */
export type SealChunk = (chunk: Bytes, last: boolean) => Promise<Bytes>;

/** Encrypts a stream in chunks of 2^log2 bytes; each carries its number and whether it is the last. */
export async function sealFile(fileKey: Bytes, fileId: Bytes, log2 = CHUNK_LOG2): Promise<Files> {
  return sealFileWith(fileKey, fileId, log2, randomBytes(SALT));
}

/** The step of sealFile without chance; a salt must never be used twice. */
export async function sealFileWith(fileKey: Bytes, fileId: Bytes, log2: number, salt: Bytes): Promise<Files> {
  const seal = await sealChunksWith(fileKey, fileId, log2, salt);
  return chunked(2 ** log2, 0, () => Promise.resolve(), (chunk, _, last) => seal(chunk, last));
}

/** The same for who reads a file chunk by chunk and holds no more than one. */
export async function sealChunks(fileKey: Bytes, fileId: Bytes): Promise<SealChunk> {
  return sealChunksWith(fileKey, fileId, CHUNK_LOG2, randomBytes(SALT));
}

async function sealChunksWith(fileKey: Bytes, fileId: Bytes, log2: number, salt: Bytes): Promise<SealChunk> {
  if (fileId.length !== ID || salt.length !== SALT) throw new SealingError("length");
  const header = concat(MAGIC, new Uint8Array([FORMAT, log2]), fileId, salt);
  const key = await chunkKey(fileKey, header, "encrypt");
  let i = 0;
  return async (chunk, last) => {
    const number = i++;
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce(number, last) }, key, chunk);
    return number === 0 ? concat(header, new Uint8Array(sealed)) : new Uint8Array(sealed);
  };
}

/**
 * Decrypts such a stream. A chunk is given out once it is authentic; that the file is whole is known only when the
 * stream ends without an error, so nothing is shown or saved before.
 */
export function openFile(fileKey: Bytes, fileId: Bytes, log2 = CHUNK_LOG2): Files {
  let key: CryptoKey | undefined;
  const readHeader = async (header: Bytes) => {
    const expected = concat(MAGIC, new Uint8Array([FORMAT, log2]), fileId);
    if (!equal(header.subarray(0, HEADER - SALT), expected)) throw new SealingError("file-header");
    key = await chunkKey(fileKey, header, "decrypt");
  };
  const open = async (chunk: Bytes, i: number, last: boolean) => {
    if (key === undefined || chunk.length < TAG || (last && i > 0 && chunk.length === TAG)) throw new SealingError("file-truncated");
    try {
      return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce(i, last) }, key, chunk));
    } catch {
      throw new SealingError("file-decrypt");
    }
  };
  return chunked(2 ** log2 + TAG, HEADER, readHeader, open);
}

/** Cuts a stream into a header and equal chunks; holds one back, because the last is treated as such. */
function chunked(
  size: number,
  headerSize: number,
  onHeader: (header: Bytes) => Promise<void>,
  onChunk: (chunk: Bytes, i: number, last: boolean) => Promise<Bytes>,
): Files {
  const queue = new ByteQueue();
  let inHeader = headerSize > 0;
  let i = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    async transform(part, controller) {
      queue.push(part);
      if (inHeader && queue.length >= headerSize) {
        await onHeader(queue.take(headerSize));
        inHeader = false;
      }
      while (!inHeader && queue.length > size) {
        if (i === MOST_CHUNKS) throw new SealingError("too-long");
        controller.enqueue(await onChunk(queue.take(size), i++, false));
      }
    },
    async flush(controller) {
      if (inHeader) throw new SealingError("file-truncated");
      controller.enqueue(await onChunk(queue.take(queue.length), i, true));
    },
  });
}

class ByteQueue {
  private parts: Uint8Array[] = [];
  length = 0;

  push(part: Uint8Array): void {
    if (part.length === 0) return;
    this.parts.push(part);
    this.length += part.length;
  }

  /** A part that is just what is asked for, and all of its memory, is given as it is: whoever put it in has given it away. */
  take(count: number): Bytes {
    const [first] = this.parts;
    if (first?.length === count && first.buffer instanceof ArrayBuffer && first.buffer.byteLength === count) {
      this.parts.shift();
      this.length -= count;
      return first as Bytes;
    }
    const taken = new Uint8Array(count);
    let at = 0;
    while (at < count) {
      const part = this.parts[0] ?? new Uint8Array(0);
      const used = Math.min(part.length, count - at);
      taken.set(part.subarray(0, used), at);
      at += used;
      if (used === part.length) this.parts.shift();
      else this.parts[0] = part.subarray(used);
    }
    this.length -= count;
    return taken;
  }
}

/** Seven zeros, the chunk's number, and one byte that marks the last: no chunk can be cut, moved or repeated unnoticed. */
function nonce(i: number, last: boolean): Bytes {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setUint32(7, i);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

async function chunkKey(fileKey: Bytes, header: Bytes, use: "encrypt" | "decrypt"): Promise<CryptoKey> {
  const raw = await derive(fileKey, header.slice(HEADER - SALT), "file", await sha256(header));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, [use]);
  wipe(raw);
  return key;
}

import { letGo } from "../../attached/letGo";
import { CHUNK_LOG2 } from "../../sealing/file";
import { paddedFile } from "../../sealing/file-padding";
import type { Sha256 } from "../../sealing/sha256-sync";
import type { Bytes } from "../../sealing/types";

/** One chunk of what is sealed, and whether it is the last. Its bytes are overwritten by the next. */
export type Chunk = { bytes: Bytes; last: boolean };

/**
 * A file, chunk by chunk, with its hash taken on the way and zeros behind its end up to a size that tells little (docs/sealing.md 13). One chunk of it is in memory, always
 * in the same place. Read as one stream: of slices that are read one by one, Chromium refuses all further ones after some 800 that its collector has not taken yet.
 */
export class PaddedContent {
  private readonly buffer = new Uint8Array(2 ** CHUNK_LOG2);
  private readonly reader: ReadableStreamDefaultReader<Bytes>;
  private readonly end: number;
  private piece: Bytes = this.buffer.subarray(0, 0);
  private used = 0;
  private at = 0;

  constructor(private readonly content: Blob, private readonly hash: Sha256) {
    this.reader = content.stream().getReader();
    this.end = paddedFile(content.size);
  }

  /** @throws when the file cannot be read any more, or changed */
  async next(): Promise<Chunk> {
    const bytes = this.buffer.subarray(0, Math.min(this.buffer.length, this.end - this.at));
    const filled = Math.min(bytes.length, Math.max(0, this.content.size - this.at));
    for (let n = 0; n < filled; n += await this.take(bytes.subarray(n, filled)));
    this.hash.update(bytes.subarray(0, filled));
    bytes.fill(0, filled);
    this.at += bytes.length;
    return { bytes, last: this.at === this.end };
  }

  /** Nothing is read any more, and nothing of it stays. */
  stop(): void {
    void this.reader.cancel().catch(() => undefined);
    this.buffer.fill(0);
  }

  private async take(target: Bytes): Promise<number> {
    if (this.used === this.piece.length) {
      const { value } = await this.reader.read();
      if (value === undefined) throw new Error("the file changed");
      [this.piece, this.used] = [value, 0];
    }
    const taken = this.piece.subarray(this.used, this.used + target.length);
    target.set(taken);
    this.used += taken.length;
    const count = taken.length;
    if (this.used === this.piece.length) {
      letGo(this.piece);
      [this.piece, this.used] = [this.buffer.subarray(0, 0), 0];
    }
    return count;
  }
}

/** All bytes that come of sealing it: header, and 16 bytes more for each chunk. */
export function sealedSize(size: number, log2: number): number {
  const padded = paddedFile(size);
  return 54 + padded + 16 * Math.ceil(padded / 2 ** log2);
}

import { paddedFile } from "../../sealing/file-padding";
import { Sha256 } from "../../sealing/sha256-sync";

/** One slice is in memory at a time, and the one that is read ahead while the first is sealed. */
const slice = 2 ** 20;

/** The content slice by slice, its hash taken on the way, and zeros behind it up to a size that tells little (docs/sealing.md 13). */
export function paddedContent(content: Blob, hash: Sha256): ReadableStream<Uint8Array<ArrayBuffer>> {
  const end = paddedFile(content.size);
  let at = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      if (at === end) return controller.close();
      const size = Math.min(slice, (at < content.size ? content.size : end) - at);
      const bytes = at < content.size ? new Uint8Array(await content.slice(at, at + size).arrayBuffer()) : new Uint8Array(size);
      if (bytes.length !== size) throw new Error("the file changed");
      if (at < content.size) hash.update(bytes);
      at += size;
      controller.enqueue(bytes);
    },
  }, { highWaterMark: 1 });
}

/** All bytes that come of sealing it: header, and 16 bytes more for each chunk. */
export function sealedSize(size: number, log2: number): number {
  const padded = paddedFile(size);
  return 54 + padded + 16 * Math.ceil(padded / 2 ** log2);
}

import { paddedFile } from "../../sealing/file-padding";
import { Sha256 } from "../../sealing/sha256-sync";

const zeros = 65_536;

/**
 * The content as it is read, its hash taken on the way, and zeros behind it up to a size that tells little (docs/sealing.md 13). Read as a stream: in
 * Chromium each slice that is read as a whole stays in memory until the collector comes, which may be after the last.
 */
export function paddedContent(content: Blob, hash: Sha256): ReadableStream<Uint8Array> {
  const end = paddedFile(content.size);
  const reader = content.stream().getReader();
  let at = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value } = at < content.size ? await reader.read() : { value: new Uint8Array(Math.min(zeros, end - at)) };
      if (value === undefined || at + value.length > end) throw new Error("the file changed");
      if (at < content.size) hash.update(value);
      at += value.length;
      controller.enqueue(value);
      if (at === end) controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  }, { highWaterMark: 1 });
}

/** All bytes that come of sealing it: header, and 16 bytes more for each chunk. */
export function sealedSize(size: number, log2: number): number {
  const padded = paddedFile(size);
  return 54 + padded + 16 * Math.ceil(padded / 2 ** log2);
}

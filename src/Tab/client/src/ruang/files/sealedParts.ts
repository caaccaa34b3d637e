import type { Attached } from "../../attached/att";
import { letGo } from "../../attached/letGo";
import { toBase64url } from "../../sealing/base64url";
import { CHUNK_LOG2, sealChunks, type SealChunk } from "../../sealing/file";
import { randomBytes } from "../../sealing/random";
import { Sha256 } from "../../sealing/sha256-sync";
import type { Bytes } from "../../sealing/types";
import { PaddedContent, sealedSize } from "./content";
import { mimeOf, type Prepared } from "./prepare";

/**
 * A file, read and sealed part by part under a key of its own; each part is a chunk of the format. Of the file there is one part at a time in the page's memory.
 * It stays here until it is known to have arrived: after a broken connection the same bytes go again, and no key ever seals two contents in one place.
 */
export class SealedParts {
  /** Parts that arrived. */
  done = 0;
  /** Their bytes. */
  sent = 0;
  readonly size: number;
  private part: Bytes | null = null;
  private whole = false;

  private constructor(
    private readonly file: Prepared, readonly id: string, readonly token: string, private readonly fk: string, private readonly hash: Sha256,
    private readonly content: PaddedContent, private readonly seal: SealChunk,
  ) {
    this.size = sealedSize(file.content.size, CHUNK_LOG2);
  }

  static async of(file: Prepared): Promise<SealedParts> {
    const [id, fk, hash] = [randomBytes(16), randomBytes(32), new Sha256()];
    const seal = await sealChunks(fk, id);
    return new SealedParts(file, toBase64url(id), toBase64url(randomBytes(32)), toBase64url(fk), hash, new PaddedContent(file.content, hash), seal);
  }

  /** The part that has to go, the same one until it arrived; null after the last. @throws when the file cannot be read any more */
  async next(): Promise<Bytes | null> {
    if (this.part !== null || this.whole) return this.part;
    const { bytes, last } = await this.content.next();
    this.part = await this.seal(bytes, last);
    this.whole = last;
    return this.part;
  }

  arrived(): void {
    this.sent += this.part?.length ?? 0;
    this.done += 1;
    this.forget();
  }

  /** As the body will name it, once every part arrived. */
  attached(): Attached {
    const { name, content } = this.file;
    return { id: this.id, fk: this.fk, log2: CHUNK_LOG2, name, type: mimeOf(this.file), size: content.size, sha256: toBase64url(this.hash.digest()) };
  }

  end(): void {
    this.content.stop();
    this.forget();
  }

  private forget(): void {
    if (this.part !== null) letGo(this.part);
    this.part = null;
  }
}

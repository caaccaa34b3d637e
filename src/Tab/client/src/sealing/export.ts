import { toBase64url } from "./base64url";
import { concat, equal } from "./bytes";
import { label, pbkdf2, PBKDF2_ITERATIONS, sha256 } from "./derive";
import { SealingError } from "./errors";
import { CHUNK_LOG2, openFile, sealFile } from "./file";
import { headerBytes } from "./header";
import { randomBytes } from "./random";
import { sign } from "./signature";
import type { Bytes, OpenCase } from "./types";

/** Of which office, when (unix seconds), and the hashes of the two lines of the case's log that allow it. */
export type ExportFacts = { office: string; made: number; request: string; approve: string };

/** The manifest's exact bytes, its hash, and the signature of the member who exports. */
export type SignedManifest = { bytes: Bytes; hash: string; signature: { by: string; sig: string } };

/** Lists the files of an export with their hashes, in the order of their paths, and signs the list. */
export async function signManifest(c: OpenCase, facts: ExportFacts, content: ReadonlyMap<string, Bytes>): Promise<SignedManifest> {
  const files = await Promise.all(
    [...content].sort(([a], [b]) => (a < b ? -1 : 1)).map(async ([path, bytes]) => ({ path, size: bytes.length, sha256: toBase64url(await sha256(bytes)) })),
  );
  const { office, made, request, approve } = facts;
  const bytes = headerBytes({ t: "export", office, case: c.caseId, made, request, approve, files });
  return { bytes, hash: toBase64url(await sha256(bytes)), signature: { by: c.author.by, sig: await sign(c.author.key, "export", bytes) } };
}

const START = new Uint8Array([0x4a, 0x54, 0x31, 0x46, 1, CHUNK_LOG2]);
const ID = 16;

/** Locks a file with generated words. The file id of the stream is the salt of the words: the locked file needs nothing beside them. */
export async function lockWithWords(words: string, content: Bytes): Promise<Bytes> {
  const id = randomBytes(ID);
  return pipe(content, await sealFile(await wordsKey(words, id), id));
}

/** @throws SealingError file-header, file-truncated, file-decrypt (other words, or a changed file) */
export async function openWithWords(words: string, locked: Bytes): Promise<Bytes> {
  if (!equal(locked.subarray(0, START.length), START)) throw new SealingError("file-header");
  const id = locked.slice(START.length, START.length + ID);
  return pipe(locked, openFile(await wordsKey(words, id), id));
}

function wordsKey(words: string, id: Bytes): Promise<Bytes> {
  return pbkdf2(words, concat(label("export"), id), PBKDF2_ITERATIONS);
}

async function pipe(content: Bytes, through: TransformStream<Uint8Array, Uint8Array>): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(content);
      controller.close();
    },
  });
  const reader = source.pipeThrough(through).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  return concat(...parts);
}

import { fromBase64url } from "./base64url";
import { SealingError } from "./errors";
import { jsonBytes, type JsonRecord, parseCanonical } from "./json";
import type { Bytes } from "./types";

/** The one version this code speaks; nothing is negotiated. */
export const VERSION = "JT1";

/** What an object says of itself in the clear; every field is authenticated. */
export type Header = { readonly t: string } & JsonRecord;

export function headerBytes(header: Header): Bytes {
  return jsonBytes({ v: VERSION, ...header });
}

/** Reads a header and refuses another version, another type, any other value than expected, or a second spelling. */
export function readHeader(encoded: unknown, expected: Header): JsonRecord {
  const bytes = fromBase64url(encoded);
  if (bytes.some((byte) => byte > 0x7e)) throw new SealingError("header-ascii");
  const header = parseCanonical(bytes);
  for (const [field, value] of Object.entries({ v: VERSION, ...expected })) {
    if (header[field] !== value) throw new SealingError(`header-${field}`);
  }
  return header;
}

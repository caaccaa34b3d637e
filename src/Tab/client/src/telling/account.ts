/** Bytes of the text as it will lie in the sealed report: UTF-8 inside JSON, so that quotes and new lines count as they weigh. */
export function accountBytes(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length - 2;
}

/**
 * What fits, whatever the server allows. A report is padded to at most four steps of 64 KiB, a message to sixteen of 4 KiB,
 * and the signed words travel in them as base64: three quarters of that, less some room for the rest of the body.
 */
const reportFits = 188_416;
export const messageFits = 45_056;

export function accountLimit(allowed: number | undefined): number {
  return Math.min(allowed ?? reportFits, reportFits);
}

/** The limit is said only near it: nine tenths. Nothing is ever cut off. */
export function accountLength(text: string, limit: number): "free" | "near" | "over" {
  if (text.length * 6 < limit * 0.9) return "free";
  const bytes = accountBytes(text);
  if (bytes > limit) return "over";
  return bytes >= limit * 0.9 ? "near" : "free";
}

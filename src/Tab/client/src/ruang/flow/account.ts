/** Bytes of the text as it will lie in the sealed report: UTF-8 inside JSON, so that quotes and new lines count as they weigh. */
export function accountBytes(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length - 2;
}

/** The limit is said only near it: nine tenths. Nothing is ever cut off. */
export function accountLength(text: string, limit: number): "free" | "near" | "over" {
  if (text.length * 6 < limit * 0.9) return "free";
  const bytes = accountBytes(text);
  if (bytes > limit) return "over";
  return bytes >= limit * 0.9 ? "near" : "free";
}

export const defaultAccountLimit = 196_608;

import * as v from "valibot";
import { options } from "./http";
import { problemSchema } from "./schemas";
import { after } from "./time";

/** "gone": the server has no such file, or it moved with the case's key; "away": it did not come. */
export type Fetched = { kind: "stream"; stream: ReadableStream<Uint8Array<ArrayBuffer>>; end: () => void } | { kind: "gone" | "moved" | "away" };

const silence = 60_000;

/** A sealed file from this offset on. What comes is worth nothing until it was opened to its end. */
export async function readFile(office: string, access: string, id: string, from: number): Promise<Fetched> {
  const stop = new AbortController();
  const stopWaiting = after(silence, () => stop.abort());
  try {
    const response = await fetch(`/${encodeURIComponent(office)}/api/cases/files`, options({ method: "POST", url: "", body: { access, id, from } }, stop.signal));
    if (response.ok && response.body !== null) return { kind: "stream", stream: response.body, end: () => stop.abort() };
    const told = v.safeParse(problemSchema, await response.json().catch(() => null));
    if (response.status === 410) return { kind: "moved" };
    return { kind: response.status === 404 && told.success ? "gone" : "away" };
  } catch {
    return { kind: "away" };
  } finally {
    stopWaiting();
  }
}

import * as v from "valibot";
import { problemSchema, type Problem } from "./schemas";
import { after } from "./time";

/**
 * The only place of the pages that calls our own host (the sign-in form of the plain address: form.ts; a file as it comes: files.ts).
 * Nothing identifies the person: no cookies, no referrer, no cache; an answer is trusted only after a schema read it.
 */
export type Ask = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  url: string;
  body?: unknown;
  /** A part of a sealed file, in the place of a body, and the token that lets it in. */
  part?: { bytes: Uint8Array<ArrayBuffer>; token: string };
  /** An Entra token. The room never sends one. */
  bearer?: string;
  /** Language of the server's sentences for people; the browser's own languages unless told. */
  language?: string;
  /** The revision that the caller saw: the server changes that one or nothing. */
  ifMatch?: number;
  signal?: AbortSignal;
  /** Milliseconds until we stop waiting; 30 seconds unless told. */
  patience?: number;
};

/**
 * What came of a call. `away` says whether the server can have received it:
 * "unsent" = the request never left, "unknown" = it may have arrived. `stopped` = the caller aborted; it may have arrived too.
 */
export type Answer<T> =
  | { kind: "ok"; status: number; value: T }
  | { kind: "problem"; status: number; problem: Problem }
  | { kind: "away"; reached: "unsent" | "unknown" }
  | { kind: "stopped" };

const patienceDefault = 30_000;

export async function ask<T>(schema: v.GenericSchema<unknown, T>, a: Ask): Promise<Answer<T>> {
  if (navigator.onLine === false) return { kind: "away", reached: "unsent" };
  const stopped = () => a.signal?.aborted === true;
  if (stopped()) return { kind: "stopped" };
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  a.signal?.addEventListener("abort", onAbort);
  const stopWaiting = after(a.patience ?? patienceDefault, onAbort);
  try {
    const response = await fetch(a.url, options(a, stop.signal));
    const json: unknown = response.status === 204 ? null : await response.json().catch(() => undefined);
    return response.ok ? read(schema, response.status, json) : refuse(response.status, json);
  } catch {
    return stopped() ? { kind: "stopped" } : { kind: "away", reached: "unknown" };
  } finally {
    stopWaiting();
    a.signal?.removeEventListener("abort", onAbort);
  }
}

export function options(a: Ask, signal: AbortSignal | null): RequestInit {
  const headers: Record<string, string> = { accept: "application/json" };
  if (a.body !== undefined) headers["content-type"] = "application/json";
  if (a.part !== undefined) Object.assign(headers, { "content-type": "application/octet-stream", "x-jaring-token": a.part.token });
  if (a.bearer !== undefined) headers["authorization"] = `Bearer ${a.bearer}`;
  if (a.language !== undefined) headers["accept-language"] = a.language;
  if (a.ifMatch !== undefined) headers["if-match"] = `"${a.ifMatch}"`;
  return {
    method: a.method,
    headers,
    ...(a.part !== undefined ? { body: new Blob([a.part.bytes]) } : a.body === undefined ? {} : { body: JSON.stringify(a.body) }),
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    redirect: "error",
    signal,
  };
}

/** An answer of success that we cannot read is as good as none: what the server did is unknown. */
function read<T>(schema: v.GenericSchema<unknown, T>, status: number, json: unknown): Answer<T> {
  const parsed = v.safeParse(schema, json);
  return parsed.success ? { kind: "ok", status, value: parsed.output } : { kind: "away", reached: "unknown" };
}

/** A refusal without ProblemDetails comes from something between us and the server (a proxy): code "unreadable". */
function refuse(status: number, json: unknown): Answer<never> {
  const parsed = v.safeParse(problemSchema, json);
  return { kind: "problem", status, problem: parsed.success ? parsed.output : { code: "unreadable" } };
}

/** True when the server said in its own words that it kept nothing. */
export function keptNothing(status: number, problem: Problem): boolean {
  return problem.code !== "unreadable" && (status < 500 || status === 503);
}

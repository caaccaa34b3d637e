import * as v from "valibot";
import { ask, type Answer } from "./http";
import type { Solution } from "./puzzle";
import type { FileRef } from "./room";
import { base64url, count } from "./schemas";

const begunSchema = v.object({ received: count, most: v.optional(count), ticket: base64url });
const stateSchema = v.object({ received: count, parts: count });

export type Begun = v.InferOutput<typeof begunSchema>;
export type FileState = v.InferOutput<typeof stateSchema>;
/** What lets an upload begin: a solved puzzle the first time, then the ticket that came for it. */
export type Pass = { puzzle: Solution } | { ticket: string };

/** Sealed files on their way to the server. Who it is that sends them, and with which report they will go, it does not learn here. */
export type FileApi = {
  begin(file: FileRef, pass: Pass, signal: AbortSignal): Promise<Answer<Begun>>;
  put(file: FileRef, part: number, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Answer<unknown>>;
  state(file: FileRef, signal: AbortSignal): Promise<Answer<FileState>>;
  drop(file: FileRef): Promise<Answer<unknown>>;
};

/** A part is a mebibyte: on a line of 50 kbit/s it needs three minutes. */
const partPatience = 240_000;

export function fileApi(office: string): FileApi {
  const root = `/${encodeURIComponent(office)}/api/files`;
  const at = (id: string) => `${root}/${encodeURIComponent(id)}`;
  return {
    begin: (file, pass, signal) => ask(begunSchema, { method: "POST", url: root, body: { ...file, ...pass }, signal }),
    put: ({ id, token }, part, bytes, signal) => ask(v.unknown(), { method: "PUT", url: `${at(id)}/parts/${part}`, part: { bytes, token }, signal, patience: partPatience }),
    state: ({ id, token }, signal) => ask(stateSchema, { method: "POST", url: `${at(id)}/state`, body: { token }, signal }),
    drop: ({ id, token }) => ask(v.unknown(), { method: "POST", url: `${at(id)}/drop`, body: { token } }),
  };
}

import * as v from "valibot";
import type { SealedObject } from "../sealing/reporter";
import { ask, type Answer } from "./http";
import type { Solution } from "./puzzle";
import type { FileClaim } from "./room";
import { count, day, sealedObjectSchema } from "./schemas";

/** `missingFiles`: files that were named and do not wait with it. */
const savedSchema = v.object({ until: day, missingFiles: v.nullish(v.array(v.string())) });
const foundSchema = v.object({ sealed: sealedObjectSchema, rev: count, until: day });

export type SavedDraft = v.InferOutput<typeof savedSchema>;
export type FoundDraft = v.InferOutput<typeof foundSchema>;
export type DraftToSave = { lookup: string; write: string; rev: number; sealed: SealedObject; puzzle?: Solution; files: FileClaim[] };

/** What a page says to the server of a draft ("simpan dulu"). Secrets travel in bodies only. */
export type DraftsApi = {
  save(draft: DraftToSave): Promise<Answer<SavedDraft>>;
  find(lookup: string): Promise<Answer<FoundDraft>>;
  drop(lookup: string, write: string, files: FileClaim[]): Promise<Answer<null>>;
};

export function draftsApi(office: string): DraftsApi {
  const url = `/${encodeURIComponent(office)}/api/drafts`;
  return {
    save: (body) => ask(savedSchema, { method: "PUT", url, body, patience: 60_000 }),
    find: (lookup) => ask(foundSchema, { method: "POST", url: `${url}/find`, body: { lookup }, patience: 60_000 }),
    drop: (lookup, write, files) => ask(v.null(), { method: "DELETE", url, body: { lookup, write, files } }),
  };
}

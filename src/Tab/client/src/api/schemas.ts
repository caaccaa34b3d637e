import * as v from "valibot";

/** Shapes of the wire, shared by both pages. Unknown fields are dropped; a missing or wrong one refuses the whole answer. */
export const base64url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]*$/));
/** "2026-11-23T08:15:00+07:00": an instant with the office's own offset. */
export const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/));
/** "2026-11-26" */
export const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
/** "2026-11-23T09:00": the office's wall clock, without offset. */
export const localTime = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const sealedObjectSchema = v.object({ h: base64url, s: base64url, c: base64url });
export const wrapSchema = v.object({ e: base64url, c: base64url });
export const sealedSchema = v.object({
  kh: base64url,
  slots: v.array(wrapSchema),
  rslot: wrapSchema,
  report: sealedObjectSchema,
  identity: sealedObjectSchema,
  idslots: v.array(wrapSchema),
  rid: base64url,
  rbox: sealedObjectSchema,
  ah: base64url,
});

export const directoryRecordSchema = v.object({
  e: base64url,
  sigs: v.array(v.object({ by: v.string(), sig: base64url })),
});
/** The office's own file: the root of the list, the highest entry that ever stood, and the roots of teams that were founded before. */
export const genesisSchema = v.object({ genesis: base64url, floor: v.optional(count, 0), before: v.optional(v.array(base64url), []) });
export const pastChainSchema = v.object({ genesis: base64url, chain: v.array(directoryRecordSchema) });

/** A report is kept: when the team is told, and by which day there is an answer. Files that were named and are not there: the words are kept all the same. */
export const missingFiles = v.nullish(v.array(v.string()));
export const acceptedSchema = v.object({ nextNotice: instant, lookOn: day, missingFiles });

export const puzzleSchema = v.object({ challenge: base64url, bits: v.pipe(count, v.maxValue(32)) });
export type Puzzle = v.InferOutput<typeof puzzleSchema>;

/** A later epoch of a case with the changes of readers in it. */
export const epochSchema = v.object({
  kh: base64url,
  slots: v.array(wrapSchema),
  rslot: wrapSchema,
  auth: sealedObjectSchema,
  ah: base64url,
  rid: v.exactOptional(base64url),
  rbox: v.exactOptional(sealedObjectSchema),
  sets: v.array(sealedObjectSchema),
});
/** A report with all that was said since about who reads it. */
export const servedEntries = { sealed: sealedSchema, slots: v.array(wrapSchema), sets: v.array(sealedObjectSchema), epochs: v.array(epochSchema) };

/** ProblemDetails with our stable `code`; the extras belong to single codes (puzzle-needed, conflict, moved, wrong-proof). */
export const problemSchema = v.object({
  code: v.string(),
  title: v.optional(v.string()),
  detail: v.optional(v.string()),
  puzzle: v.optional(puzzleSchema),
  messages: v.optional(v.array(sealedObjectSchema)),
  left: v.optional(count),
  sets: v.optional(v.array(sealedObjectSchema)),
  kh: v.optional(base64url),
  slots: v.optional(v.array(wrapSchema)),
});
export type Problem = v.InferOutput<typeof problemSchema>;

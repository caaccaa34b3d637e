import * as v from "valibot";
import { base64url } from "../api/schemas";

/**
 * A file as the body of a report or message names it (docs/sealing.md 16, `att`). All of it lies inside the ciphertext; the server knows the id and a padded size.
 * `fk` opens it, `size` and `sha256` are those of its content without the zeros behind it.
 */
const attached = v.object({
  id: v.pipe(base64url, v.length(22)),
  fk: v.pipe(base64url, v.length(43)),
  log2: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(24)),
  name: v.string(),
  type: v.string(),
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sha256: v.pipe(base64url, v.length(43)),
});

export type Attached = v.InferOutput<typeof attached>;

const withFiles = v.object({ att: v.array(v.unknown()) });

/** The files that a body names; what has another form is no file of ours. */
export function attachedTo(body: unknown): Attached[] {
  const told = v.safeParse(withFiles, body);
  if (!told.success) return [];
  return told.output.att.flatMap((one) => {
    const read = v.safeParse(attached, one);
    return read.success ? [read.output] : [];
  });
}

import * as v from "valibot";
import type { FileClaim } from "../../api/room";
import { attachedTo, type Attached } from "../../attached/att";
import { shownName } from "../../attached/names";
import { mostFiles } from "./limits";

/** A file that lies whole on the server: as a body names it, and what ties it to a case. */
export type WholeFile = { attached: Attached; ref: FileClaim };

/** A file as the sealed draft names it. Of one that had not arrived there is a name alone: the person has to choose it again. */
export type KeptFile = WholeFile | { name: string; size: number };

/** What goes with a draft: its files, and the minute of the consent to send them. */
export type KeptFiles = { agreedAt: string | null; items: readonly KeptFile[] };

export const noFiles: KeptFiles = { agreedAt: null, items: [] };

export function isWhole(file: KeptFile): file is WholeFile {
  return "ref" in file;
}

const written = v.object({ agreedAt: v.nullable(v.string()), items: v.array(v.unknown()) });
const ref = v.object({ ref: v.object({ id: v.string(), token: v.string(), bytes: v.number() }), attached: v.unknown() });
const name = v.object({ name: v.string(), size: v.number() });

/** The files of a sealed draft, perhaps of a page of another day: what has another form is no file of ours. */
export function readKeptFiles(value: unknown): KeptFiles {
  const told = v.safeParse(written, value);
  if (!told.success) return noFiles;
  const items = told.output.items.slice(0, mostFiles).flatMap((one): KeptFile[] => {
    const whole = v.safeParse(ref, one);
    if (whole.success) return attachedTo({ att: [whole.output.attached] }).map((attached) => ({ attached, ref: whole.output.ref }));
    const lost = v.safeParse(name, one);
    return lost.success ? [{ name: shownName(lost.output.name), size: lost.output.size }] : [];
  });
  return { agreedAt: told.output.agreedAt, items };
}

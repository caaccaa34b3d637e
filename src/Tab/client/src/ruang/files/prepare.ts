import { facts, headLength, holdsVideo, recognise, type Kind, type Unwanted } from "../../attached/kinds";
import { safeName } from "../../attached/names";
import { mostBytes } from "./limits";
import { redraw } from "./photo";

/** A file as it will be sealed: for a photo the new drawing, for anything else the file itself, read slice by slice. */
export type Prepared = { name: string; kind: Kind; content: Blob };
export type Refusal = Unwanted | "big" | "huge" | "unreadable";

/** Looks at what a file is, and draws a photo anew. Nothing leaves the device here. */
export async function prepare(file: File): Promise<Prepared | Refusal> {
  try {
    const head = new Uint8Array(await file.slice(0, headLength).arrayBuffer());
    const found = recognise(head);
    if ("unwanted" in found) return found.unwanted;
    const { kind } = found;
    if (kind === "m4a" && (await holdsVideo(file))) return "video";
    if (file.size > mostBytes) return "big";
    if (kind !== "jpeg" && kind !== "png" && kind !== "webp") return { name: safeName(file.name, kind), kind, content: file };
    const photo = await redraw(file, kind);
    if (typeof photo === "string") return photo;
    return photo.blob.size > mostBytes ? "big" : { name: safeName(file.name, photo.kind), kind: photo.kind, content: photo.blob };
  } catch {
    return "unreadable";
  }
}

export function mimeOf({ kind }: Prepared): string {
  return facts[kind].mime;
}

import { imageSize, isDecodable } from "../../../attached/imageSize";
import { facts, headLength, recognise, type Kind } from "../../../attached/kinds";

/** What a page may do with an opened file: show it as a picture, or only offer it. `kind` is what its content says; null is nothing that the room takes. */
export type Shown = { content: Blob; kind: Kind | null; image: boolean };

/** Believes the content, not the name or type that came along; and a picture's size before it is decoded. */
export async function shownAs(content: Blob): Promise<Shown> {
  const found = recognise(new Uint8Array(await content.slice(0, headLength).arrayBuffer()));
  if ("unwanted" in found) return { content, kind: null, image: false };
  const { kind } = found;
  if (kind !== "jpeg" && kind !== "png" && kind !== "webp") return { content, kind, image: false };
  const size = await imageSize(content, kind);
  return size !== null && isDecodable(size) ? { content: new Blob([content], { type: facts[kind].mime }), kind, image: true } : { content, kind, image: false };
}

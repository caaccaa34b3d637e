import { imageSize } from "./imageSize";
import { headLength, recognise } from "./kinds";
import type { Bytes } from "../sealing";

/** Points of a side of an officer's picture. */
export const portraitSide = 96;

/** Most bytes of one; the server takes no more. */
export const portraitBytes = 8 * 1024;

/** Whether these bytes are what our page makes, by their own header: nothing else is given to a decoder. */
export async function isPortrait(jpeg: Bytes): Promise<boolean> {
  const what = recognise(jpeg.subarray(0, headLength));
  if (jpeg.length > portraitBytes || !("kind" in what) || what.kind !== "jpeg") return false;
  const size = await imageSize(new Blob([jpeg]), "jpeg");
  return size?.width === portraitSide && size.height === portraitSide;
}

/** Draws it, without an address or a tag of its own: the page's policy has nothing to allow for it. False when the browser cannot. */
export async function drawPortrait(canvas: HTMLCanvasElement, jpeg: Bytes): Promise<boolean> {
  const bitmap = await createImageBitmap(new Blob([jpeg], { type: "image/jpeg" })).catch(() => null);
  if (bitmap === null) return false;
  canvas.width = canvas.height = portraitSide;
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, portraitSide, portraitSide);
  bitmap.close();
  return true;
}

import { imageSize, isDecodable } from "../../../attached/imageSize";
import { headLength, recognise } from "../../../attached/kinds";
import type { Bytes } from "../../../sealing";

/** As the server takes them (KeepPhoto.MostBytes). */
export const photoBytes = 700 * 1024;

/** Long sides and qualities, the best first: a signed list must stay readable. */
const tries = [[2000, 0.8], [2000, 0.6], [1600, 0.6], [1200, 0.5], [900, 0.4]] as const;

/** The photo drawn anew: what was hidden in the file (place, time, device) has no way into a drawing. Null: no photo that this browser can draw. */
export async function drawnAnew(file: Blob): Promise<Bytes | null> {
  const what = recognise(new Uint8Array(await file.slice(0, headLength).arrayBuffer()));
  if (!("kind" in what) || (what.kind !== "jpeg" && what.kind !== "png" && what.kind !== "webp")) return null;
  const size = await imageSize(file, what.kind);
  if (size === null || !isDecodable(size)) return null;
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (bitmap === null) return null;
  try {
    for (const [side, quality] of tries) {
      const bytes = await draw(bitmap, Math.min(1, side / Math.max(bitmap.width, bitmap.height)), quality);
      if (bytes !== null && bytes.length <= photoBytes) return bytes;
    }
    return null;
  } finally {
    bitmap.close();
  }
}

async function draw(bitmap: ImageBitmap, scale: number, quality: number): Promise<Bytes | null> {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale))];
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, "image/jpeg", quality); });
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
}

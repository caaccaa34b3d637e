import { imageSize, isDecodable } from "../../attached/imageSize";
import { headLength, recognise } from "../../attached/kinds";
import { portraitBytes, portraitSide } from "../../attached/portrait";
import type { Bytes } from "../../sealing";

const qualities = [0.85, 0.7, 0.5, 0.3];

/**
 * The middle of a photo, drawn anew as a small square: what was hidden in the file (place, time, device) has no way into a drawing.
 * "huge": its header claims a size that is not decoded here; "unreadable": no photo that this browser can draw.
 */
export async function portraitOf(file: Blob): Promise<Bytes | "huge" | "unreadable"> {
  const what = recognise(new Uint8Array(await file.slice(0, headLength).arrayBuffer()));
  if (!("kind" in what) || (what.kind !== "jpeg" && what.kind !== "png" && what.kind !== "webp")) return "unreadable";
  const size = await imageSize(file, what.kind);
  if (size === null) return "unreadable";
  if (!isDecodable(size)) return "huge";
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (bitmap === null) return "unreadable";
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = portraitSide;
  const pen = canvas.getContext("2d");
  if (pen !== null) {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, portraitSide, portraitSide);
    pen.imageSmoothingQuality = "high";
    const side = Math.min(bitmap.width, bitmap.height);
    pen.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, portraitSide, portraitSide);
  }
  bitmap.close();
  for (const quality of qualities) {
    const blob = pen === null ? null : await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, "image/jpeg", quality); });
    if (blob !== null && blob.size <= portraitBytes) return new Uint8Array(await blob.arrayBuffer());
  }
  return "unreadable";
}

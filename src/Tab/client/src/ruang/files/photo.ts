import { imageSize, isDecodable } from "../../attached/imageSize";
import type { Kind } from "../../attached/kinds";

/** A photo is drawn anew: what was hidden in the file (place, time, device, a thumbnail of what was cut off) has no way into a drawing. */
export type Photo = { blob: Blob; kind: "jpeg" | "png" };

/** The drawing has at most this many points; a screenshot of a long chat keeps its width. */
const mostDrawn = 16_000_000;
const quality = 0.9;

/** "huge": its header claims a size that is not decoded here; "unreadable": it says no size, or the browser cannot draw it. */
export async function redraw(file: Blob, kind: Extract<Kind, "jpeg" | "png" | "webp">): Promise<Photo | "huge" | "unreadable"> {
  const size = await imageSize(file, kind);
  if (size === null) return "unreadable";
  if (!isDecodable(size)) return "huge";
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (bitmap === null) return "unreadable";
  const canvas = document.createElement("canvas");
  try {
    const scale = Math.min(1, Math.sqrt(mostDrawn / (bitmap.width * bitmap.height)));
    canvas.width = Math.max(1, Math.floor(bitmap.width * scale));
    canvas.height = Math.max(1, Math.floor(bitmap.height * scale));
    const pen = canvas.getContext("2d");
    if (pen === null) return "unreadable";
    const to = kind === "png" ? "png" : "jpeg";
    if (to === "jpeg") {
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
    }
    pen.imageSmoothingQuality = "high";
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, `image/${to}`, quality); });
    return blob === null ? "unreadable" : { blob, kind: to };
  } finally {
    bitmap.close();
    canvas.width = canvas.height = 0;
  }
}

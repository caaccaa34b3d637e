/**
 * The size of a picture, from its header alone: a few kilobytes can claim a surface that no memory holds, so that is asked before anything is decoded.
 * PNG (W3C PNG 11.2.2), JPEG (ITU T.81 B.2.2), WebP (RFC 9649).
 */
export type ImageSize = { width: number; height: number };

const mostSegments = 400;

/** Null when the header does not tell. */
export async function imageSize(file: Blob, kind: "jpeg" | "png" | "webp"): Promise<ImageSize | null> {
  const size = kind === "jpeg" ? await jpegSize(file) : headSize(new DataView(await file.slice(0, 30).arrayBuffer()), kind);
  return size === null || size.width === 0 || size.height === 0 ? null : size;
}

function headSize(head: DataView, kind: "png" | "webp"): ImageSize | null {
  if (head.byteLength < 30) return null;
  if (kind === "png") return head.getUint32(12) === 0x49484452 ? { width: head.getUint32(16), height: head.getUint32(20) } : null;
  const three = (at: number) => head.getUint16(at, true) | (head.getUint8(at + 2) << 16);
  switch (head.getUint32(12)) {
    case 0x56503858: return { width: three(24) + 1, height: three(27) + 1 };
    case 0x56503820: return { width: head.getUint16(26, true) & 0x3fff, height: head.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      const bits = head.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default: return null;
  }
}

/** From segment to segment up to the frame; what lies between, thumbnails with sizes of their own too, is passed over. */
async function jpegSize(file: Blob): Promise<ImageSize | null> {
  let at = 2;
  for (let segment = 0; segment < mostSegments && at + 9 <= file.size; segment += 1) {
    const head = new DataView(await file.slice(at, at + 9).arrayBuffer());
    if (head.getUint8(0) !== 0xff) return null;
    const marker = head.getUint8(1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return { width: head.getUint16(7), height: head.getUint16(5) };
    if (marker === 0xd9 || marker === 0xda) return null;
    at += 2 + head.getUint16(2);
  }
  return null;
}

/** SOF0 to SOF15, without DHT, JPG and DAC, which share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** More is not decoded: 50 million points are 200 MB of memory. */
const mostPoints = 50_500_000;
const longestSide = 16_384;

export function isDecodable({ width, height }: ImageSize): boolean {
  return width <= longestSide && height <= longestSide && width * height <= mostPoints;
}

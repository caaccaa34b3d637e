/**
 * What a file is, by its own first bytes. Names and types that come with a file are claims; a page that shows or offers it believes its content alone.
 * Shared by the room, which takes or refuses a file, and the dashboard, which shows or only offers it.
 */
export type Kind = "jpeg" | "png" | "webp" | "mp3" | "m4a" | "ogg" | "wav" | "flac" | "aac" | "amr" | "pdf";

/** What we do not take, by the sentence it needs. */
export type Unwanted = "archive" | "markup" | "video" | "heic" | "empty" | "type";

export type Recognised = { kind: Kind } | { unwanted: Unwanted };

/** This many first bytes are enough to tell. */
export const headLength = 4096;

type Facts = { mime: string; ending: string; image: boolean };

export const facts: Record<Kind, Facts> = {
  jpeg: { mime: "image/jpeg", ending: "jpg", image: true },
  png: { mime: "image/png", ending: "png", image: true },
  webp: { mime: "image/webp", ending: "webp", image: true },
  mp3: { mime: "audio/mpeg", ending: "mp3", image: false },
  m4a: { mime: "audio/mp4", ending: "m4a", image: false },
  ogg: { mime: "audio/ogg", ending: "ogg", image: false },
  wav: { mime: "audio/wav", ending: "wav", image: false },
  flac: { mime: "audio/flac", ending: "flac", image: false },
  aac: { mime: "audio/aac", ending: "aac", image: false },
  amr: { mime: "audio/amr", ending: "amr", image: false },
  pdf: { mime: "application/pdf", ending: "pdf", image: false },
};

const stillBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"];

/** @param head The first {@link headLength} bytes, or all of a shorter file. An "m4a" may still hold pictures: {@link holdsVideo}. */
export function recognise(head: Uint8Array): Recognised {
  if (head.length === 0) return { unwanted: "empty" };
  const starts = (text: string, at = 0) => [...text].every((letter, i) => head[at + i] === letter.charCodeAt(0));
  const byte = (at: number) => head[at] ?? 0;
  if (starts("\xff\xd8\xff")) return { kind: "jpeg" };
  if (starts("\x89PNG\r\n\x1a\n")) return { kind: "png" };
  if (starts("RIFF")) return starts("WEBP", 8) ? { kind: "webp" } : starts("WAVE", 8) ? { kind: "wav" } : { unwanted: starts("AVI ", 8) ? "video" : "type" };
  if (starts("%PDF-")) return { kind: "pdf" };
  if (starts("OggS")) return inOgg(head);
  if (starts("fLaC")) return { kind: "flac" };
  if (starts("#!AMR")) return { kind: "amr" };
  if (starts("ftyp", 4)) return stillBrands.some((brand) => starts(brand, 8)) ? { unwanted: "heic" } : { kind: "m4a" };
  if (starts("ID3")) return { kind: "mp3" };
  if (byte(0) === 0xff && (byte(1) & 0xf6) === 0xf0) return { kind: "aac" };
  if (byte(0) === 0xff && (byte(1) & 0xe0) === 0xe0 && isMp3Frame(byte(1), byte(2))) return { kind: "mp3" };
  if (["PK\x03\x04", "PK\x05\x06", "PK\x07\x08", "\x1f\x8b", "7z\xbc\xaf", "Rar!", "BZh", "\xfd7zXZ"].some((mark) => starts(mark))) return { unwanted: "archive" };
  if (["\x1aE\xdf\xa3", "FLV", "\0\0\x01\xba", "\0\0\x01\xb3", "0&\xb2u"].some((mark) => starts(mark))) return { unwanted: "video" };
  return { unwanted: isMarkup(head) ? "markup" : "type" };
}

/** Version, layer III, a bit rate and a sampling rate that exist: two bytes alone would fit too much. */
function isMp3Frame(second: number, third: number): boolean {
  return (second & 0x18) !== 0x08 && (second & 0x06) === 0x02 && third >> 4 !== 0 && third >> 4 !== 15 && (third & 0x0c) !== 0x0c;
}

function inOgg(head: Uint8Array): Recognised {
  const text = latin(head.subarray(0, 512));
  if (text.includes("theora") || text.includes("OVP80")) return { unwanted: "video" };
  return ["OpusHead", "\x01vorbis", "Speex", "\x7fFLAC"].some((mark) => text.includes(mark)) ? { kind: "ogg" } : { unwanted: "type" };
}

/** A page or a drawing that a browser would run: text that begins with a tag, in UTF-8 or UTF-16. */
function isMarkup(head: Uint8Array): boolean {
  const text = latin(head).replaceAll("\0", "").replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "").trimStart().toLowerCase();
  return text.startsWith("<") || /<(!doctype|html|svg|script|\?xml)/.test(text);
}

const latin = (bytes: Uint8Array) => Array.from(bytes, (code) => String.fromCharCode(code)).join("");

const mostBoxes = 64;
const largestIndex = 4_000_000;

/**
 * Whether an MP4 file has a track of pictures: its brand does not tell. Reads the heads of the outer boxes and the index ("moov", ISO/IEC 14496-12), nothing else.
 * What cannot be followed counts as video.
 */
export async function holdsVideo(file: Blob): Promise<boolean> {
  let at = 0;
  for (let box = 0; box < mostBoxes && at + 8 <= file.size; box += 1) {
    const head = new DataView(await file.slice(at, at + 16).arrayBuffer());
    const short = head.getUint32(0);
    const size = short === 1 && head.byteLength === 16 ? Number(head.getBigUint64(8)) : short === 0 ? file.size - at : short;
    if (size < 8) return true;
    if (head.getUint32(4) === 0x6d6f6f76) {
      if (size > largestIndex) return true;
      const index = latin(new Uint8Array(await file.slice(at, at + size).arrayBuffer()));
      return /hdlr[\s\S]{8}vide/.test(index) || !/hdlr[\s\S]{8}soun/.test(index);
    }
    at += size;
  }
  return true;
}

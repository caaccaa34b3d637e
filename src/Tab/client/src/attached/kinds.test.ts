import { describe, expect, it } from "vitest";
import { imageSize, isDecodable } from "./imageSize";
import { holdsVideo, recognise } from "./kinds";
import { safeName, shownName } from "./names";
import { sizeText } from "./sizes";

const bytes = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
const of = (text: string) => recognise(bytes(text));
const u32 = (value: number) => String.fromCharCode((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
const blob = (text: string) => new Blob([bytes(text)]);
const png = (width: number, height: number) => blob(`\x89PNG\r\n\x1a\n${u32(13)}IHDR${u32(width)}${u32(height)}\x08\x02\0\0\0${u32(0)}`);

describe("what a file is", () => {
  it("is told by its content", () => {
    const taken = {
      "jpeg": "\xff\xd8\xff\xe1", "png": "\x89PNG\r\n\x1a\n", "webp": "RIFF\x10\0\0\0WEBPVP8X", "wav": "RIFF\x10\0\0\0WAVEfmt ", "pdf": "%PDF-1.7", "flac": "fLaC\0", "amr": "#!AMR\n",
      "ogg": `OggS${"\0".repeat(24)}OpusHead`, "m4a": "\0\0\0\x18ftypM4A ", "aac": "\xff\xf1\x50\x80",
    };
    for (const [kind, head] of Object.entries(taken)) expect(of(head)).toEqual({ kind });
    for (const head of ["ID3\x04\0", "\xff\xfb\x90\x64", "\xff\xf3\x84\xc4"]) expect(of(head)).toEqual({ kind: "mp3" });
  });

  it("is refused by its content, whatever it is called", () => {
    const refused = {
      archive: ["PK\x03\x04\x14", "\x1f\x8b\x08", "Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c"],
      markup: [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "\xef\xbb\xbf<?xml version='1.0'?><svg/>", " \n<!DOCTYPE html>", "<\0s\0v\0g\0>\0", "GIF<script>1</script>",
        "isi apa saja <HTML>",
      ],
      video: ["\x1aE\xdf\xa3", "RIFF\0\0\0\0AVI LIST", `OggS${"\0".repeat(24)}\x80theora`, "\0\0\x01\xba"],
      heic: ["\0\0\0\x18ftypheic", "\0\0\0\x18ftypmif1", "\0\0\0\x18ftypavif"],
      empty: [""],
      type: ["MZ\x90\0", "GIF89a", "halo", "\xff\xff\xff\xff", "RIFF\0\0\0\0ACON", `OggS${"\0".repeat(40)}`, " %PDF-1.7"],
    };
    for (const [unwanted, heads] of Object.entries(refused)) for (const head of heads) expect([head, of(head)]).toEqual([head, { unwanted }]);
  });

  it("an MP4 of sound alone is sound; with a picture, or when it cannot be followed, it is video", async () => {
    const box = (type: string, body: string) => `${u32(8 + body.length)}${type}${body}`;
    const track = (handler: string) => box("moov", box("mvhd", "\0".repeat(100)) + box("trak", box("mdia", box("hdlr", `${"\0".repeat(8)}${handler}${"\0".repeat(12)}`))));
    const file = (...parts: string[]) => holdsVideo(blob(box("ftyp", "M4A \0\0\0\0") + parts.join("")));
    expect(await file(box("mdat", "x".repeat(500)), track("soun"))).toBe(false);
    expect(await file(track("soun"), box("mdat", "hdlr........vide"))).toBe(false);
    expect(await file(box("mdat", "x"), track("vide"))).toBe(true);
    expect(await file(box("moov", box("trak", box("hdlr", "\0\0\0\0\0\0\0\0soun")) + box("trak", box("hdlr", "\0\0\0\0\0\0\0\0vide"))))).toBe(true);
    expect(await file(box("mdat", "x"))).toBe(true);
    expect(await file(`${u32(3)}moov`)).toBe(true);
    expect(await file(`${u32(9_000_000)}moov`)).toBe(true);
  });
});

describe("the size of a picture", () => {
  it("comes from the header, and one that no memory holds is not decoded", async () => {
    expect(await imageSize(png(1080, 2400), "png")).toEqual({ width: 1080, height: 2400 });
    const bomb = await imageSize(png(30_000, 30_000), "png");
    expect(bomb).toEqual({ width: 30_000, height: 30_000 });
    expect([bomb !== null && isDecodable(bomb), isDecodable({ width: 8192, height: 6144 }), isDecodable({ width: 20_000, height: 10 })]).toEqual([false, true, false]);
    expect(await imageSize(png(0, 10), "png")).toBeNull();
    expect(await imageSize(blob("\x89PNG\r\n\x1a\n"), "png")).toBeNull();
  });

  it("of a JPEG is that of its frame, not of a thumbnail before it", async () => {
    const frame = (height: string, width: string) => `\xff\xc2\0\x11\x08${height}${width}\x03`;
    const exif = (thumbnail: string) => `\xff\xe1${String.fromCharCode(((thumbnail.length + 8) >> 8) & 255, (thumbnail.length + 8) & 255)}Exif\0\0${thumbnail}`;
    const tables = "\xff\xc4\0\x05\0\0\0";
    expect(await imageSize(blob(`\xff\xd8${exif(frame("\0\x10", "\0\x20"))}\xff${tables}${frame("\x0f\xa0", "\x0b\xb8")}`), "jpeg")).toEqual({ width: 3000, height: 4000 });
    expect(await imageSize(blob(`\xff\xd8${tables}\xff\xda\0\x0c${"\0".repeat(20)}`), "jpeg")).toBeNull();
    expect(await imageSize(blob(`\xff\xd8${"nothing of the kind"}`), "jpeg")).toBeNull();
  });

  it("of a WebP in its three forms", async () => {
    const riff = (form: string, rest: string) => blob(`RIFF\0\0\0\0WEBP${form}\0\0\0\0${rest}${"\0".repeat(10)}`);
    expect(await imageSize(riff("VP8X", "\0\0\0\0\x37\x04\0\x5f\x09\0"), "webp")).toEqual({ width: 1080, height: 2400 });
    expect(await imageSize(riff("VP8 ", "\0\0\0\x9d\x01\x2a\x38\x04\x60\x09"), "webp")).toEqual({ width: 1080, height: 2400 });
    expect(await imageSize(riff("VP8L", "\x2f\x37\xc4\x57\x02"), "webp")).toEqual({ width: 1080, height: 2400 });
    expect(await imageSize(riff("VP9 ", ""), "webp")).toBeNull();
  });
});

describe("names", () => {
  it("lose what could lie or lead elsewhere", () => {
    expect(safeName("..\\..\\Windows\\evil.exe", "jpeg")).toBe("evil.jpg");
    expect(safeName("../../etc/passwd", "pdf")).toBe("passwd.pdf");
    expect(safeName("foto\u202egpj.exe", "png")).toBe("fotogpj.png");
    expect(safeName("<img src=x onerror=alert(1)>.jpg", "jpeg")).toBe("img src=x onerror=alert(1)_.jpg");
    expect(safeName(".htaccess", "mp3")).toBe("berkas.mp3");
    expect(safeName("\0\x1b[31m\u200b", null)).toBe("[31m.bin");
    expect(shownName(`${"a".repeat(500)}.jpg`)).toHaveLength(80);
    expect(safeName("Rekaman rapat 3.m4a", "m4a")).toBe("Rekaman rapat 3.m4a");
    expect(safeName("ꦗꦮ é.png", "png")).toBe("ꦗꦮ é.png");
  });
});

it("sizes are said as phones say them", () => {
  expect([sizeText(12, "id"), sizeText(530_000, "id"), sizeText(1_234_567, "id"), sizeText(50_000_000, "en")]).toEqual(["1 KB", "530 KB", "1,2 MB", "50 MB"]);
});

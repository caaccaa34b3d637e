import * as v from "valibot";
import { digits25 } from "../sealing/digits";
import { utf8 } from "../sealing/bytes";
import { sha256 } from "../sealing/derive";
import { ask, type Answer } from "./http";

const codeSchema = v.object({
  files: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64} {2}[^\n]+$/))),
});
export type Code = v.InferOutput<typeof codeSchema>;

/** What this origin says about its own files and lists: /.well-known/jaring (docs/integrity.md). */
export function readCode(): Promise<Answer<Code>> {
  return ask(codeSchema, { method: "GET", url: "/.well-known/jaring" });
}

/** The bundle's 25 digits, made here from the lines, as sha256sum makes the hash behind them. */
export async function bundleDigits(files: string[]): Promise<string> {
  return digits25(await sha256(utf8(files.map((line) => `${line}\n`).join(""))));
}

/** Is each script and style that this page names one of the files of the list? A page of yesterday's build, or one that something in between changed, is not. */
export function runsListed(document: Document, files: string[]): boolean {
  const listed = new Set(files.map((line) => `sha256-${base64(line.slice(0, 64))}`));
  const hashes = [...document.querySelectorAll("[integrity]")].map((tag) => tag.getAttribute("integrity") ?? "");
  return hashes.length > 0 && hashes.every((hash) => listed.has(hash));
}

function base64(hex: string): string {
  return btoa((hex.match(/../g) ?? []).map((pair) => String.fromCharCode(parseInt(pair, 16))).join(""));
}

import { facts, type Kind } from "./kinds";

const longestName = 80;

/** Signs that change the direction of text or are not seen: "foto\u202egpj.exe" reads as "fotoexe.jpg". */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu;
const meaning = /[\\/:*?"<>|]/g;

/** A name as it may be shown: no path, nothing unseen, not endless. */
export function shownName(name: string): string {
  const last = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  return [...last.replace(unseen, "").replace(meaning, "_").replace(/\s+/gu, " ").trim()].slice(0, longestName).join("");
}

/** A name that may be saved as well: with the ending of what the file is, and never a hidden one. */
export function safeName(name: string, kind: Kind | null): string {
  const stem = shownName(name).replace(/\.[^.]*$/u, "").replace(/^[.\s_-]+|[.\s]+$/gu, "");
  return `${stem === "" ? "berkas" : stem}.${kind === null ? "bin" : facts[kind].ending}`;
}

import type { Language } from "../../telling/dates";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type FileKey = keyof typeof id;
const texts: Record<Language, Record<FileKey, string>> = { id, en };

/** Words of this part alone; they come with it, when somebody wants to attach something. */
export function sayFiles(language: Language, key: FileKey, values: Record<string, string | number> = {}): string {
  return texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

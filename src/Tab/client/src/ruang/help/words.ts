import type { Language } from "../../telling/dates";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type NearKey = keyof typeof id;
const texts: Record<Language, Record<NearKey, string>> = { id, en };

/** Texts that come with this part alone. */
export function sayNear(language: Language, key: NearKey, values: Record<string, string> = {}): string {
  return texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

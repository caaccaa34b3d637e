import type { Language } from "../../telling/dates";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type KindKey = keyof typeof id;
const texts: Record<Language, Record<KindKey, string>> = { id, en };

/** Texts that come with these parts alone: the first load of the room has no room for them. */
export function kindWords(language: Language): (key: KindKey, values?: Record<string, string | number>) => string {
  return (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

import type { Language } from "../../telling/dates";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type TogetherKey = keyof typeof id;
const texts: Record<Language, Record<TogetherKey, string>> = { id, en };

/** Texts that come with this part alone: the first load of the room has no room for them. */
export function sayTogether(language: Language, key: TogetherKey, values: Record<string, string> = {}): string {
  return texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

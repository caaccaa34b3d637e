import type { Language } from "../../telling/dates";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type BackKey = keyof typeof id;
export type SayBack = (key: BackKey, values?: Record<string, string>) => string;
const texts: Record<Language, Record<BackKey, string>> = { id, en };

/** Words of coming back; they come with the opened report, never with the first load. */
export function backWords(language: Language): SayBack {
  return (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

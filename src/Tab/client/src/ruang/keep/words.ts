import type { Language } from "../../telling/dates";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type KeepKey = keyof typeof id;

/** Words of this part alone; they come with it, once somebody writes. */
export function keepWords(language: Language): (key: KeepKey, values?: Record<string, string>) => string {
  const texts = language === "en" ? en : id;
  return (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

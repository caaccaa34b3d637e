import { useText, type Language } from "../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type PactKey = keyof typeof id;
export type Tell = (key: PactKey, values?: Record<string, string | number>) => string;
const texts: Record<Language, Record<PactKey, string>> = { id, en };

/** Texts of the page on which staff sign for themselves, which come with it. */
export function useTell(): { tell: Tell; language: Language } {
  const { language } = useText();
  return { tell: (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)), language };
}

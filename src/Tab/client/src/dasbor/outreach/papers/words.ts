import { useText, type Language } from "../../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type PapersKey = keyof typeof id;
export type Tell = (key: PapersKey, values?: Record<string, string | number>) => string;
const texts: Record<Language, Record<PapersKey, string>> = { id, en };

/** Texts of the papers, which come with the part that shows them. */
export function useTell(): { tell: Tell; language: Language } {
  const { language } = useText();
  return { tell: (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)), language };
}

import { useText, type Language } from "../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type ReachKey = keyof typeof id;
export type Tell = (key: ReachKey, values?: Record<string, string | number>) => string;
const texts: Record<Language, Record<ReachKey, string>> = { id, en };

/** Texts of coverage and newcomers, which come with their page. */
export function useTell(): { tell: Tell; language: Language } {
  const { language } = useText();
  return { tell: (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)), language };
}

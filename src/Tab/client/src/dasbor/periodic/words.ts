import { useText, type Language } from "../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type PeriodKey = keyof typeof id;
export type Tell = (key: PeriodKey, values?: Record<string, string | number>) => string;
const texts: Record<Language, Record<PeriodKey, string>> = { id, en };

/** Texts of the periodic report, which come with its page. */
export function useTell(): { tell: Tell; language: Language } {
  const { language } = useText();
  return { tell: (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)), language };
}

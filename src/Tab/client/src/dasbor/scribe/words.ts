import { useText, type Language } from "../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type ScribeKey = keyof typeof id;
export type Tell = (key: ScribeKey, values?: Record<string, string | number>) => string;
const texts: Record<Language, Record<ScribeKey, string>> = { id, en };

/** Texts that come with this part alone. */
export function scribeWords(language: Language): Tell {
  return (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function useTell(): { tell: Tell; language: Language } {
  const { language } = useText();
  return { tell: scribeWords(language), language };
}

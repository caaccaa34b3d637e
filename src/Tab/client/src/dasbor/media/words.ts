import { useText, type Language } from "../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type MediaKey = keyof typeof id;
export type Tell = (key: MediaKey, values?: Record<string, string | number>) => string;
const texts: Record<Language, Record<MediaKey, string>> = { id, en };

/** Texts of the media register, which come with its page. */
export function useTell(): { tell: Tell; language: Language } {
  const { language } = useText();
  return { tell: (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)), language };
}

import { useText, type Language } from "../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type RemindKey = keyof typeof id;
export type Tell = (key: RemindKey, values?: Record<string, string | number>) => string;
const texts: Record<Language, Record<RemindKey, string>> = { id, en };

/** Texts of reminders, which come with the part that shows them. */
export function useTell(): { tell: Tell; language: Language } {
  const { language } = useText();
  return { tell: (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)), language };
}

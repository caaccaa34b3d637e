import { useText, type Language } from "../../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type AttendanceKey = keyof typeof id;
export type Say = (key: AttendanceKey, values?: Record<string, string | number>) => string;
const texts: Record<Language, Record<AttendanceKey, string>> = { id, en };

/** Texts of a session's attendance, feedback and materials, which come with it. */
export function useSay(): { say: Say; language: Language } {
  const { language } = useText();
  return { say: (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)), language };
}

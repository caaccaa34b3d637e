import { useText, type Language } from "../../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type CalendarKey = keyof typeof id;
const texts: Record<Language, Record<CalendarKey, string>> = { id, en };

/** Texts of a session's calendar section, which come with it. */
export function useCalendarWords(): (key: CalendarKey, value?: string) => string {
  const { language } = useText();
  return (key, value = "") => texts[language][key].replace("{value}", value);
}

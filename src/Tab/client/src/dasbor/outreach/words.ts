import { useText, type Language } from "../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type PlanKey = keyof typeof id;
export type Tell = (key: PlanKey, values?: Record<string, string | number>) => string;
const texts: Record<Language, Record<PlanKey, string>> = { id, en };

/** Texts of the planner and of a session's page, which come when somebody opens one. */
export function planWords(language: Language): Tell {
  return (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function useTell(): { tell: Tell; language: Language } {
  const { language } = useText();
  return { tell: planWords(language), language };
}

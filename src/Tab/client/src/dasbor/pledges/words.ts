import { useText, type Language } from "../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type PledgeKey = keyof typeof id;
export type Tell = (key: PledgeKey, values?: Record<string, string | number>) => string;
const texts: Record<Language, Record<PledgeKey, string>> = { id, en };

/** Texts of the pakta integritas, which come with the part that shows them. */
export function useTell(): { tell: Tell; language: Language } {
  const { language } = useText();
  return { tell: (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)), language };
}

import { useText, type Language } from "../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type KitKey = keyof typeof id;
const texts: Record<Language, Record<KitKey, string>> = { id, en };

/** The starter kit's texts, which come with its page. */
export function useKit() {
  const { language } = useText();
  const tell = (key: KitKey, values: Record<string, string> = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return { tell, language };
}

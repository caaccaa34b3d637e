import { useText, type Language } from "../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type WaveKey = keyof typeof id;
export type Tell = (key: WaveKey, values?: Record<string, string | number>) => string;
const texts: Record<Language, Record<WaveKey, string>> = { id, en };

/** Texts of the waves, which come with their pages. */
export function waveWords(language: Language): Tell {
  return (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function useTell(): { tell: Tell; language: Language } {
  const { language } = useText();
  return { tell: waveWords(language), language };
}

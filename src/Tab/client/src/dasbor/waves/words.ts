import { useText, type Language } from "../page/i18n";
import en from "./locales/en.json";
import id from "./locales/id.json";

/** A key without the name of this part, which all of its keys begin with. */
type Short<Key> = Key extends `wave.${infer Rest}` ? Rest : never;
export type WaveKey = Short<keyof typeof id>;
export type Tell = (key: WaveKey, values?: Record<string, string | number>) => string;
const texts: Record<Language, Record<`wave.${WaveKey}`, string>> = { id, en };

/** Texts of the waves, which come with their pages. */
export function waveWords(language: Language): Tell {
  return (key, values = {}) => texts[language][`wave.${key}`].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function useTell(): { tell: Tell; language: Language } {
  const { language } = useText();
  return { tell: waveWords(language), language };
}

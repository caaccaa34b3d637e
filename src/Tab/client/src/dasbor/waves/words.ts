import { useText, type Language } from "../page/i18n";
import { partWords, type Tell as Telling } from "../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

/** A key without the name of this part, which all of its keys begin with. */
type Short<Key> = Key extends `wave.${infer Rest}` ? Rest : never;
export type WaveKey = Short<keyof typeof id>;
export type Tell = Telling<WaveKey>;

const { tellIn } = partWords({ id, en });

/** Texts of the waves, which come with their pages. */
export function waveWords(language: Language): Tell {
  const tell = tellIn(language);
  return (key, values) => tell(`wave.${key}`, values);
}

export function useTell(): { tell: Tell; language: Language } {
  const { language } = useText();
  return { tell: waveWords(language), language };
}

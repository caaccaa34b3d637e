import { useText, type Language } from "./i18n";

/** Says a text of one part of the dashboard. */
export type Tell<Key extends string> = (key: Key, values?: Record<string, string | number>) => string;

/**
 * The words of a part that comes later. They stand in files of its own, so that the dashboard's first load does not carry them; what is put into a text
 * is never read as a placeholder again.
 */
export function partWords<Key extends string>(texts: Record<Language, Record<Key, string>>) {
  const tellIn = (language: Language): Tell<Key> => (key, values = {}) =>
    texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

  function useTell(): { tell: Tell<Key>; language: Language } {
    const { language } = useText();
    return { tell: tellIn(language), language };
  }
  return { tellIn, useTell };
}

import type { Language } from "../../telling/dates";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type CodeKey = keyof typeof id;

/** Words of this part alone; they come with it, when somebody opens it. */
export function codeWords(language: Language): (key: CodeKey, number?: number) => string {
  const texts = language === "en" ? en : id;
  return (key, number = 0) => texts[key].replace("{number}", String(number));
}

import type { Language } from "../../telling/dates";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type LostKey = keyof typeof id;

/** Words of this part alone; they come with it, when somebody opens it. */
export function lostWords(language: Language): (key: LostKey, time?: string) => string {
  const texts = language === "en" ? en : id;
  return (key, time = "") => texts[key].replace("{time}", time);
}

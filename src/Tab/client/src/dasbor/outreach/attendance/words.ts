import type { Language } from "../../page/i18n";
import { partWords, type Tell } from "../../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type AttendanceKey = keyof typeof id;
export type Say = Tell<AttendanceKey>;

const { useTell } = partWords({ id, en });

/** Texts of a session's attendance, feedback and materials, which come with it. */
export function useSay(): { say: Say; language: Language } {
  const { tell: say, language } = useTell();
  return { say, language };
}

import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { zoneName } from "../time/officeZone";
import en from "../locales/en.json";
import id from "../locales/id.json";

export type TextKey = keyof typeof id;
export type Language = "id" | "en";

/** Indonesian unless the person's Teams speaks English. Keys are flat and placeholders stand in single braces, as in the words deck. */
export async function startTexts(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "id",
    resources: { id: { translation: id }, en: { translation: en } },
    showSupportNotice: false,
    keySeparator: false,
    nsSeparator: false,
    pluralSeparator: "|",
    contextSeparator: "|",
    interpolation: { prefix: "{", suffix: "}", escapeValue: false, skipOnVariables: true, defaultVariables: { zone: zoneName } },
  });
  document.documentElement.lang = language;
}

export async function speak(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export type Text = (key: TextKey, values?: Record<string, string | number>) => string;

/** Texts with keys that the compiler knows. */
export function useText(): { t: Text; language: Language } {
  const { t, i18n } = useTranslation();
  return { t: (key, values) => String(values === undefined ? t(key) : t(key, values)), language: i18n.language === "en" ? "en" : "id" };
}

/** A text in another language than the page's: what a reporter who chose it will read. */
export function textIn(language: string, key: TextKey, values: Record<string, string | number> = {}): string {
  return String(i18next.t(key, { ...values, lng: language === "en" ? "en" : "id" }));
}

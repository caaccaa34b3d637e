import { createInstance } from "i18next";
import id from "../locales/id.json";
import type { Language } from "../flow/dates";

/** Texts of the room, flat keys of the words deck. Indonesian comes with the page; the other language is fetched when it is asked for. */
export type TextKey = keyof typeof id;
export type Say = (key: TextKey, values?: Record<string, string | number>) => string;

export type Words = { language: Language; say: Say };

const i18n = createInstance();

export async function startWords(): Promise<Words> {
  await i18n.init({
    lng: "id",
    fallbackLng: "id",
    resources: { id: { translation: id } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { prefix: "{", suffix: "}", escapeValue: false },
    showSupportNotice: false,
  });
  return words("id");
}

export async function switchWords(language: Language): Promise<Words> {
  if (language === "en" && !i18n.hasResourceBundle("en", "translation")) {
    i18n.addResourceBundle("en", "translation", (await import("../locales/en.json")).default);
  }
  return words(language);
}

function words(language: Language): Words {
  const fixed = i18n.getFixedT(language);
  return { language, say: (key, values) => fixed(key, values ?? {}) };
}

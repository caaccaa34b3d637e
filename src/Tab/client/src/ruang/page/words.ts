import { createInstance } from "i18next";
import id from "../locales/id.json";
import type { Language } from "../../telling/dates";
import type laterTexts from "../screens/locales/id.json";

/** Texts of the room, flat keys of the words deck. Indonesian comes with the page; what else there is is fetched when it is asked for. */
export type TextKey = keyof typeof id | keyof typeof laterTexts;
export type Say = (key: TextKey, values?: Record<string, string | number>) => string;

/** What a person may choose. Krama (jv) stands before the Indonesian sentence and never in its place: it was not made for every sentence, and no fact may be lost. */
export type Choice = Language | "jv";
export type Words = { language: Language; choice: Choice; say: Say };

/** Each language by its own name: who looks for it reads that. */
export const ownNames: Record<Choice, string> = { id: "Bahasa Indonesia", en: "English", jv: "Basa Jawi" };

/** The language that one press leads to. */
export function nextChoice(choice: Choice, languages: readonly Choice[] = ["id", "en"]): Choice {
  return languages[(languages.indexOf(choice) + 1) % languages.length] ?? "id";
}

const i18n = createInstance();
/** Texts that came with a later part. */
const learned: Record<Language, Record<string, string>> = { id: {}, en: {} };
let hasEnglish = false;

/** Takes in the texts of a part that came later, in both languages: the first load has no room for them. */
export function learn(texts: Record<Language, Record<string, string>>): void {
  for (const language of ["id", "en"] as const) {
    Object.assign(learned[language], texts[language]);
    if (i18n.isInitialized) i18n.addResourceBundle(language, "translation", texts[language]);
  }
}

export async function startWords(): Promise<Words> {
  hasEnglish = false;
  await i18n.init({
    lng: "id",
    fallbackLng: "id",
    resources: { id: { translation: { ...id, ...learned.id } }, en: { translation: learned.en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { prefix: "{", suffix: "}", escapeValue: false },
    showSupportNotice: false,
  });
  return words("id");
}

export async function switchWords(choice: Choice): Promise<Words> {
  if (choice === "jv") return withKrama(words("id"), (await import("../krama/locales/jv.json")).default);
  if (choice === "en" && !hasEnglish) {
    i18n.addResourceBundle("en", "translation", (await import("../locales/en.json")).default);
    hasEnglish = true;
  }
  return words(choice);
}

function words(language: Language): Words {
  const fixed = i18n.getFixedT(language);
  return { language, choice: language, say: (key, values) => fixed(key, values ?? {}) };
}

function withKrama(indonesian: Words, krama: Partial<Record<TextKey, string>>): Words {
  const say: Say = (key, values) => [krama[key], indonesian.say(key, values)].filter((part) => part !== undefined).join(" ");
  return { language: "id", choice: "jv", say };
}

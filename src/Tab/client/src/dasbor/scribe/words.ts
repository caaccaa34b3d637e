import { partWords } from "../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type ScribeKey = keyof typeof id;

/** Texts that come with this part alone. */
export const { tellIn: scribeWords, useTell } = partWords({ id, en });

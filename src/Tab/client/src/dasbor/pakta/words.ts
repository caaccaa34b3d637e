import { partWords } from "../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type PactKey = keyof typeof id;

/** Texts of the page on which staff sign for themselves, which come with it. */
export const { useTell } = partWords({ id, en });

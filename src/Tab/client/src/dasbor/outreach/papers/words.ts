import { partWords } from "../../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type PapersKey = keyof typeof id;

/** Texts of the papers, which come with the part that shows them. */
export const { useTell } = partWords({ id, en });

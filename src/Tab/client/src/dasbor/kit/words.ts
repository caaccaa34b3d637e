import { partWords } from "../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type KitKey = keyof typeof id;

/** The starter kit's texts, which come with its page. */
export const { useTell: useKit } = partWords({ id, en });

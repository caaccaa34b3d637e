import { partWords } from "../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type AnnounceKey = keyof typeof id;

/** Texts of the page of announcements, which come when somebody opens it. */
export const { useTell } = partWords({ id, en });

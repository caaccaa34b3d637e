import { partWords } from "../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

/** Texts of coverage and newcomers, which come with their page. */
export const { useTell } = partWords({ id, en });

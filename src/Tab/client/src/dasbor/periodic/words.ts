import { partWords } from "../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

/** Texts of the periodic report, which come with its page. */
export const { useTell } = partWords({ id, en });

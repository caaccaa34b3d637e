import { partWords } from "../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

/** Texts of the media register, which come with its page. */
export const { useTell } = partWords({ id, en });

import { partWords } from "../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type PledgeKey = keyof typeof id;

/** Texts of the pakta integritas, which come with the part that shows them. */
export const { useTell } = partWords({ id, en });

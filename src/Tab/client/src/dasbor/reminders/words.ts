import { partWords } from "../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type RemindKey = keyof typeof id;
export type Tell = ReturnType<typeof useTell>["tell"];

/** Texts of reminders, which come with the part that shows them. */
export const { useTell } = partWords({ id, en });

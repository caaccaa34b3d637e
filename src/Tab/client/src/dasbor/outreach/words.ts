import { partWords, type Tell as Telling } from "../page/partWords";
import en from "./locales/en.json";
import id from "./locales/id.json";

export type PlanKey = keyof typeof id;
export type Tell = Telling<PlanKey>;

/** Texts of the planner and of a session's page, which come when somebody opens one. */
export const { tellIn: planWords, useTell } = partWords({ id, en });

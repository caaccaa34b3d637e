import type { LogItem } from "../../../sealing";
import { isDay } from "../../time/officeTime";

/** What somebody did about keeping a case. `day` is what the line names; a line that names none is not shown. */
export type KeepLine = { position: number; by: string; at: number; act: "day" | "hold" | "release"; day: string | null };

const acts: Readonly<Record<string, KeepLine["act"]>> = { "keep.day": "day", "keep.hold": "hold", "keep.release": "release" };
const most = 4;

/** The newest lines about keeping, oldest of them first. */
export function keepLines(log: readonly LogItem[]): KeepLine[] {
  return log.flatMap(({ position, by, ts, act: name, ref }): KeepLine[] => {
    const act = acts[name];
    if (act === undefined || (act === "day" && (ref === null || !isDay(ref)))) return [];
    return [{ position, by, at: ts * 1000, act, day: act === "day" ? ref : null }];
  }).slice(-most);
}

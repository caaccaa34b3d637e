import type { WaveFault } from "../wavesApi";
import type { Tell, WaveKey } from "../words";

const known = new Set<string>([
  "changed", "contact-area", "contact-form", "contact-missing", "contact-twice", "day-form", "day-twice", "hours-form", "hours-overlap", "made", "no-session", "not-planned", "not-served",
  "nothing-to-move", "nothing-to-undo", "people-unplaced", "room-area", "room-form", "room-full", "room-twice", "rooms-missing", "team-form", "teams-missing", "texts", "times-missing",
  "times-past", "title",
]);

/** The sentence for what keeps a step back. */
export function faultWords(tell: Tell, { code, line, count }: WaveFault): string {
  return tell(known.has(code) ? `fault.${code}` as WaveKey : "fault.other", { line, count });
}

/** The field of the settings that a fault is about. */
export function fieldOf({ code }: WaveFault): string {
  return /^(day|hours|room|team|contact|title)/.exec(code)?.[0] ?? "";
}

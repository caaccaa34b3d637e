import type { Text } from "../page/i18n";
import { dayAndClock } from "../time/officeTime";
import type { Together } from "./bodies";

/** What members did together, as one line of the case. Times are those that the member's own page signed. */
export function togetherText(t: Text, language: string, entry: Together, by: string, name: (id: string) => string): string {
  const who = name(by);
  switch (entry.kind) {
    case "opened": return t("board.together.opened", { name: who, other: name(entry.with), time: dayAndClock(entry.at * 1000, language), reason: entry.reason });
    case "name.ask": return t("board.together.name.ask", { name: who, time: dayAndClock(entry.at * 1000, language), reason: entry.reason });
    case "name.yes": return t("board.together.name.yes", { name: who });
    case "name.no": return t("board.together.name.no", { name: who });
    case "name.back": return t("board.together.name.back", { name: who });
  }
}

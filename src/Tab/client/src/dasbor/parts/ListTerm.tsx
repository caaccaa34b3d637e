import { useText } from "../page/i18n";
import { dayOf, longDay } from "../time/officeTime";
import { Notice } from "./Notice";

const warnMilliseconds = 14 * 24 * 60 * 60_000;

export type ListTermState = "holds" | "ending" | "ended";

/**
 * Where the team's list stands: told from fourteen days before its end (sealing.md A5).
 * @param checked The server's clock. This device's own may be wrong by years, and a false alarm would teach the team to overlook the true one.
 */
export function listTerm(until: number, checked: number): ListTermState {
  const left = until - checked;
  return left <= 0 ? "ended" : left < warnMilliseconds ? "ending" : "holds";
}

/** Tells plainly that the team's list ends or has ended. Nothing is closed by it. @param tell The team is asked to pass it on; the province's own contact is not. */
export function ListTerm({ until, checked, tell = false }: { until: number; checked: number; tell?: boolean }) {
  const { t, language } = useText();
  const state = listTerm(until, checked);
  if (state === "holds") return null;
  const date = longDay(dayOf(until), language);
  return (
    <Notice tone="warn" testId={`list-${state}`}>
      <p>{state === "ended" ? t("board.list.ended", { date }) : t("board.list.ending", { date })}</p>
      {tell && <p>{t("board.list.tell")}</p>}
    </Notice>
  );
}

import type { Home } from "../../api/dashboardSchemas";
import { useText } from "../page/i18n";
import { Notice } from "../parts/Notice";

/** A number that answers no more is worse than none: the team tries each within ninety days. */
export function OldNumbers({ home }: { home: Home }) {
  const { t } = useText();
  if (home.oldNumbers.length === 0) return null;
  return <Notice tone="warn" testId="old-numbers">{t("board.numbers.old", { names: home.oldNumbers.map((n) => n.name).join(", ") })}</Notice>;
}

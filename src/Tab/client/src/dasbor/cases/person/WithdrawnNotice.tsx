import type { ThreadItem } from "../../../sealing";
import { useText } from "../../page/i18n";
import { Notice } from "../../parts/Notice";
import { dayAndClock } from "../../time/officeTime";
import type { Report } from "../bodies";
import { stopWithin, toTell, withdrawalOf } from "./personState";

/** The person took something back: what stops now, by when, and who has to be told. */
export function WithdrawnNotice({ report, items }: { report: Report; items: readonly ThreadItem[] }) {
  const { t, language } = useText();
  const withdrawn = withdrawalOf(items);
  const names = toTell(report, items).join(", ");
  if (withdrawn === null && names === "") return null;
  return (
    <Notice tone="warn" testId="case-withdrawn">
      {withdrawn !== null && <p>{t("board.withdrawn.now")} {t("board.withdrawn.until", { time: dayAndClock(withdrawn.at + stopWithin, language) })}</p>}
      {withdrawn?.erase === true && <p>{t("board.withdrawn.erase")}</p>}
      {names !== "" && <p>{t("board.withdrawn.tell", { names })}</p>}
    </Notice>
  );
}

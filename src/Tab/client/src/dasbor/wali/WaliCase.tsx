import { isReleased } from "../../sealing";
import { readReport } from "../cases/bodies";
import { CaseShell, type CaseView } from "../cases/CaseShell";
import { useText } from "../page/i18n";
import { Notice } from "../parts/Notice";
import { longDay } from "../time/officeTime";

/** One case, to read and to answer. Who reads it is changed by the team's readers alone. */
export function WaliCase(view: CaseView) {
  const { t, language } = useText();
  const { open } = view.listed.known;
  const releaseOn = readReport(open.payload.body)?.releaseOn;
  const first = isReleased(open, view.myId) && (
    <Notice tone="tint" testId="case-released">{releaseOn === undefined ? t("board.wali.released.short") : t("board.wali.released", { date: longDay(releaseOn, language) })}</Notice>
  );
  return <CaseShell {...view} backTo="board.province.inbox" first={first} />;
}

import { Button, Spinner } from "@fluentui/react-components";
import { isReleased, type Directory } from "../../sealing";
import { Account } from "../cases/Account";
import { AnswerForm } from "../cases/AnswerForm";
import { readReport } from "../cases/bodies";
import type { CaseDesk } from "../cases/caseDesk";
import type { KnownCase } from "../cases/caseBook";
import { CaseSide } from "../cases/CaseSide";
import { Closing, Reopening } from "../cases/Closing";
import type { ListedCase } from "../cases/listCases";
import { nameOf } from "../cases/names";
import { statusKey } from "../cases/statusKey";
import { Timeline } from "../cases/Timeline";
import { doubtKey } from "../cases/trust";
import { useOpening } from "../cases/useOpening";
import { dueText } from "../home/HomePage";
import { useText } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Icon } from "../parts/Icon";
import { Notice } from "../parts/Notice";
import { Badge } from "../parts/Person";
import { PracticeNote } from "../practice/PracticeNote";
import type { DraftSafe } from "../session/draftSafe";
import { longDay } from "../time/officeTime";

type Props = {
  listed: ListedCase & { known: KnownCase }; desk: CaseDesk; directory: Directory; myId: string; drafts: DraftSafe; changed: (known: KnownCase) => void; back: () => void;
};

/** One case, to read and to answer. Who reads it is changed by the team's readers alone. */
export function WaliCase({ listed, desk, directory, myId, drafts, changed, back }: Props) {
  const { t, language } = useText();
  const { opened, fault, unlogged, open } = useOpening(listed.known, desk, changed);
  const { known, standing, code } = listed;
  const report = readReport(known.open.payload.body);
  const readers = known.open.readers.map((id) => nameOf(directory, id) ?? t("board.case.member"));
  return (
    <main className="page" data-testid="case">
      <Button className="back link" appearance="transparent" icon={<Icon name="back" />} onClick={back} data-testid="case-back">{t("board.province.inbox")}</Button>
      <div className="stack-close">
        <div className="row"><Heading>{t("board.case.title", { code })}</Heading><Badge tone="brand">{t(statusKey(standing.status))}</Badge>
          {standing.due !== null && <Badge tone="warn">{dueText(t, standing.due)}</Badge>}</div>
        <p className="soft" data-testid="case-readers">{t("board.case.readers", { names: readers.join(", ") })}</p>
      </div>
      {fault !== null && <Notice tone="warn" live><p>{t(fault)}</p><Button onClick={open}>{t("board.again")}</Button></Notice>}
      {!opened && fault === null && <Spinner label={t("board.case.logging")} />}
      {opened && (
        <div className="case">
          <section className="stack" aria-label={t("board.case.timeline")}>
            {isReleased(known.open, myId) && (
              <Notice tone="tint" testId="case-released">{report?.releaseOn === undefined ? t("board.wali.released.short") : t("board.wali.released", { date: longDay(report.releaseOn, language) })}</Notice>
            )}
            {unlogged && <Notice tone="warn" live testId="unlogged">{t("board.case.unlogged")}</Notice>}
            {known.doubts.map((doubt) => <Notice key={doubt} tone="warn" testId={`doubt-${doubt}`}>{t(doubtKey(doubt), { code })}</Notice>)}
            {known.strange > 0 && <Notice tone="warn" testId="strange">{t("board.case.strange")}</Notice>}
            <PracticeNote known={known} directory={directory} />
            <Account report={report} />
            <Timeline known={known} directory={directory} myId={myId} />
            {standing.status === "closed"
              ? <Reopening known={known} desk={desk} changed={changed} language={report?.language ?? "id"} />
              : <AnswerForm known={known} standing={standing} desk={desk} directory={directory} drafts={drafts} changed={changed} />}
          </section>
          <aside className="stack" aria-label={t("board.case.about")}>
            <CaseSide report={report} standing={standing} />
            {standing.status !== "closed" && <Closing known={known} desk={desk} changed={changed} language={report?.language ?? "id"} />}
          </aside>
        </div>
      )}
    </main>
  );
}

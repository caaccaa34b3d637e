import { Button, Spinner } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Directory } from "../../sealing";
import { dueText } from "../home/HomePage";
import { useText, type TextKey } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Icon } from "../parts/Icon";
import { Notice } from "../parts/Notice";
import { Badge } from "../parts/Person";
import { PracticeNote } from "../practice/PracticeNote";
import type { DraftSafe } from "../session/draftSafe";
import { Account } from "./Account";
import { AnswerForm } from "./AnswerForm";
import { readReport } from "./bodies";
import type { CaseDesk } from "./caseDesk";
import type { KnownCase } from "./caseBook";
import { CaseSide } from "./CaseSide";
import { Closing, Reopening } from "./Closing";
import { FilesCard } from "./files/FilesCard";
import type { LetterDesk } from "./letter/letterDesk";
import type { ListedCase } from "./listCases";
import { nameOf } from "./names";
import { reportNow } from "./person/personState";
import { ReferralsCard } from "./person/ReferralsCard";
import { WithdrawnNotice } from "./person/WithdrawnNotice";
import { statusKey } from "./statusKey";
import { Timeline } from "./Timeline";
import { doubtKey } from "./trust";
import { WrittenCard } from "./written/WrittenCard";
import { useOpening } from "./useOpening";

/** What everybody who opens a case needs: a member of the team as well as a trustee. */
export type CaseView = {
  listed: ListedCase & { known: KnownCase }; desk: CaseDesk; directory: Directory; myId: string; drafts: DraftSafe; changed: (known: KnownCase) => void; back: () => void;
};

type Props = CaseView & { backTo: TextKey; letters?: LetterDesk; first?: ReactNode; side?: ReactNode; foot?: ReactNode };

/**
 * One case, to read, to answer and to close. Its opening is written into the case's own log before anything of it is shown. `first` stands above the account,
 * `side` and `foot` around the closing: what only some may do, as writing a letter under the office's head.
 */
export function CaseShell({ listed, desk, directory, myId, drafts, changed, back, backTo, letters, first, side, foot }: Props) {
  const { t } = useText();
  const { opened, fault, unlogged, open } = useOpening(listed.known, desk, changed);
  const { known, standing, code } = listed;
  const report = readReport(known.open.payload.body);
  const language = report?.language ?? "id";
  const readers = known.open.readers.map((id) => nameOf(directory, id) ?? t("board.case.member"));
  return (
    <main className="page" data-testid="case">
      <Button className="back link" appearance="transparent" icon={<Icon name="back" />} onClick={back} data-testid="case-back">{t(backTo)}</Button>
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
            {report !== null && <WithdrawnNotice report={report} items={known.items} />}
            {first}
            {unlogged && <Notice tone="warn" live testId="unlogged">{t("board.case.unlogged")}</Notice>}
            {known.doubts.map((doubt) => <Notice key={doubt} tone="warn" testId={`doubt-${doubt}`}>{t(doubtKey(doubt), { code })}</Notice>)}
            {known.strange > 0 && <Notice tone="warn" testId="strange">{t("board.case.strange")}</Notice>}
            <PracticeNote known={known} directory={directory} />
            {report?.written !== undefined && <WrittenCard written={report.written} known={known} desk={desk} directory={directory} myId={myId} changed={changed} />}
            <Account report={report} />
            <FilesCard known={known} desk={desk} directory={directory} changed={changed} />
            <Timeline known={known} directory={directory} myId={myId} />
            {standing.status === "closed"
              ? <Reopening known={known} desk={desk} changed={changed} language={language} />
              : <AnswerForm known={known} standing={standing} desk={desk} directory={directory} drafts={drafts} changed={changed} personLanguage={language} />}
          </section>
          <aside className="stack" aria-label={t("board.case.about")}>
            <CaseSide report={report === null ? null : reportNow(report, known.items)} standing={standing} />
            {report !== null && <ReferralsCard report={report} known={known} desk={desk} changed={changed} code={code} letters={letters} />}
            {side}
            {standing.status !== "closed" && <Closing known={known} desk={desk} changed={changed} language={language} />}
            {foot}
          </aside>
        </div>
      )}
    </main>
  );
}

import { Button, Spinner } from "@fluentui/react-components";
import type { Directory } from "../../sealing";
import { dueText } from "../home/HomePage";
import { useText } from "../page/i18n";
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
import type { Asked, KnownCase } from "./caseBook";
import { CaseSide } from "./CaseSide";
import { Closing, Reopening } from "./Closing";
import { ExportCard } from "./export/ExportCard";
import type { ExportDesk } from "./export/exportDesk";
import { KeepCard } from "./keep/KeepCard";
import type { KeepDesk } from "./keep/keepDesk";
import type { ListedCase } from "./listCases";
import { NameCard } from "./name/NameCard";
import type { NameDesk } from "./name/nameDesk";
import { nameOf } from "./names";
import { LostReceipt } from "./readers/LostReceipt";
import { ReadersCard } from "./readers/ReadersCard";
import type { ReadersDesk } from "./readers/readersDesk";
import { statusKey } from "./statusKey";
import { Timeline } from "./Timeline";
import { doubtKey } from "./trust";
import { useOpening } from "./useOpening";

type Props = {
  listed: ListedCase & { known: KnownCase }; desk: CaseDesk; readers: ReadersDesk; names: NameDesk; exporter: ExportDesk; keeper: KeepDesk; directory: Directory; myId: string; drafts: DraftSafe;
  changed: (known: KnownCase) => void; left: (caseId: string) => void; back: () => void;
  asked: readonly Asked[]; answered: (asked: Asked) => void;
};

/** One case. Its opening is written into the case's own log before anything of it is shown. */
export function CasePage({ listed, desk, readers: readersDesk, names, exporter, keeper, directory, myId, drafts, changed, left, back, asked, answered }: Props) {
  const { t } = useText();
  const { opened, fault, unlogged, open } = useOpening(listed.known, desk, changed);
  const { known, standing, code } = listed;
  const report = readReport(known.open.payload.body);
  const readers = known.open.readers.map((id) => nameOf(directory, id) ?? t("board.case.member"));
  return (
    <main className="page" data-testid="case">
      <Button className="back link" appearance="transparent" icon={<Icon name="back" />} onClick={back} data-testid="case-back">{t("board.nav.cases")}</Button>
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
            <NameCard known={known} desk={names} directory={directory} myId={myId} changed={changed} />
            <ReadersCard known={known} desk={readersDesk} directory={directory} myId={myId} changed={changed} left={left} />
            <LostReceipt known={known} asked={asked} desk={desk} readers={readersDesk} directory={directory} myId={myId} changed={changed} answered={answered} />
            {standing.status !== "closed" && <Closing known={known} desk={desk} changed={changed} language={report?.language ?? "id"} />}
            <KeepCard key={known.items.length} known={known} desk={keeper} directory={directory} changed={changed} />
            <ExportCard known={known} code={code} exporter={exporter} directory={directory} myId={myId} changed={changed} />
          </aside>
        </div>
      )}
    </main>
  );
}

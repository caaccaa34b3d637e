import { useText } from "../page/i18n";
import type { Asked } from "./caseBook";
import { CaseShell, type CaseView } from "./CaseShell";
import { ExportCard } from "./export/ExportCard";
import type { ExportDesk } from "./export/exportDesk";
import { KeepCard } from "./keep/KeepCard";
import type { KeepDesk } from "./keep/keepDesk";
import { NameCard } from "./name/NameCard";
import type { LetterDesk } from "./letter/letterDesk";
import type { NameDesk } from "./name/nameDesk";
import { EraseCard } from "./person/EraseCard";
import { mayExport, mayShare } from "./person/sharing";
import { LostReceipt } from "./readers/LostReceipt";
import { ReadersCard } from "./readers/ReadersCard";
import type { ReadersDesk } from "./readers/readersDesk";

type Props = CaseView & {
  readers: ReadersDesk; names: NameDesk; exporter: ExportDesk; keeper: KeepDesk; letters: LetterDesk; left: (caseId: string) => void; asked: readonly Asked[]; answered: (asked: Asked) => void;
};

/** One case, with what a reader of the team may do about it: the name, the readers, a lost receipt, how long it is kept, taking it out. */
export function CasePage({ readers, names, exporter, keeper, letters, left, asked, answered, ...view }: Props) {
  const { t } = useText();
  const { desk, directory, myId, changed, listed: { known, code } } = view;
  return (
    <CaseShell {...view} letters={letters} backTo="board.nav.cases"
      side={<>
        <NameCard known={known} desk={names} directory={directory} myId={myId} changed={changed} />
        <EraseCard known={known} desk={desk} keeper={keeper} directory={directory} myId={myId} changed={changed} />
        <ReadersCard known={known} desk={readers} directory={directory} myId={myId} changed={changed} left={left} stopped={!mayShare(known)} />
        <LostReceipt known={known} asked={asked} desk={desk} readers={readers} directory={directory} myId={myId} changed={changed} answered={answered} />
      </>}
      foot={<>
        <KeepCard key={known.items.length} known={known} desk={keeper} directory={directory} changed={changed} />
        {mayExport(known)
          ? <ExportCard known={known} code={code} exporter={exporter} directory={directory} myId={myId} changed={changed} />
          : <section className="card"><p data-testid="export-stopped">{t("board.export.stopped")}</p></section>}
      </>} />
  );
}

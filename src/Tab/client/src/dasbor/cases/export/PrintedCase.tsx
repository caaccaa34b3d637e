import { createPortal } from "react-dom";
import type { Directory } from "../../../sealing";
import { useText } from "../../page/i18n";
import { UserText } from "../../parts/UserText";
import { dayAndClock } from "../../time/officeTime";
import { isDecided, isTogether, readEntry, readReport } from "../bodies";
import type { KnownCase } from "../caseBook";
import { nameOf } from "../names";
import { decidedText, decidedWords } from "../person/decidedText";
import { togetherText } from "../togetherText";

/** The case on paper: the name when it goes along, account, thread, and who opened it when. It stands outside the page's own flow and shows in print alone. */
export function PrintedCase({ known, code, directory, name: written }: { known: KnownCase; code: string; directory: Directory; name: string | null }) {
  const { t, language } = useText();
  const name = (by: string) => by === "r" ? t("board.case.reporter") : nameOf(directory, by) ?? t("board.case.member");
  const report = readReport(known.open.payload.body);
  return createPortal(
    <section className="print-sheet print-only printed-case" aria-hidden="true">
      <h1>{t("board.case.title", { code })}</h1>
      {written !== null && <><h2>{t("board.identity.name")}</h2><UserText text={written} /></>}
      <h2>{t("board.case.account")}</h2>
      <UserText text={report?.text ?? t("board.case.account.unknown")} />
      <h2>{t("board.case.timeline")}</h2>
      {known.items.map(({ position, by, body }) => {
        const entry = readEntry(by, body);
        return <div key={position} className="printed-item"><strong>{position}. {name(by)}</strong>
          {entry.kind === "unknown" || entry.kind === "receipt" ? <p>{t(entry.kind === "unknown" ? "board.case.newkind" : "board.receipt.vouched")}</p> : <UserText text={isTogether(entry) ? togetherText(t, language, entry, by, name) : isDecided(entry) ? `${decidedText(t, language, entry).says} ${decidedWords(entry)}`.trim() : entry.text} />}
        </div>;
      })}
      <ul>{known.log.filter((line) => line.act === "open").map((line) => <li key={line.position}>{t("board.case.opened", { name: name(line.by), time: dayAndClock(line.ts * 1000, language) })}</li>)}</ul>
    </section>,
    document.body,
  );
}

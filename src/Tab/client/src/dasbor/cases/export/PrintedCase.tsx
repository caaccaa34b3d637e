import { createPortal } from "react-dom";
import type { Directory } from "../../../sealing";
import { deeds } from "../../audit/deeds";
import { useText } from "../../page/i18n";
import { UserText } from "../../parts/UserText";
import { isDecided, isTogether, readEntry, type Entry } from "../bodies";
import type { KnownCase } from "../caseBook";
import { nameOf } from "../names";
import { decidedText } from "../person/decidedText";
import { togetherText } from "../togetherText";
import { onPaper, timeText, type Line, type OnPaper, type Saying } from "./paper/lines";

/**
 * The case on paper: the name when it goes along, the report with everything it says, the thread, and the case's log. What this page has no words for is
 * printed under its own name. It stands outside the page's own flow and shows in print alone.
 */
export function PrintedCase({ known, code, directory, name: written }: { known: KnownCase; code: string; directory: Directory; name: string | null }) {
  const { t, language } = useText();
  const name = (by: string) => by === "r" ? t("board.case.reporter") : nameOf(directory, by) ?? t("board.case.member");
  const say: Saying = { t, language, name };
  const { to, excl, body } = known.open.payload;
  const people = (ids: readonly string[]) => ids.map(name).join(", ");
  const report = onPaper(say, body);
  return createPortal(
    <section className="print-sheet print-only printed-case" aria-hidden="true">
      <h1>{t("board.case.title", { code })}</h1>
      {written !== null && <><h2>{t("board.identity.name")}</h2><UserText text={written} /></>}
      <h2>{t("board.case.account")}</h2>
      <UserText text={report.text === null ? t("board.case.account.unknown") : report.text.trim() === "" ? t("board.case.account.empty") : report.text} />
      <h2>{t("board.paper.title")}</h2>
      <Lines lines={[{ label: t("board.paper.to"), value: people(to) }, ...(excl.length === 0 ? [] : [{ label: t("board.paper.excl"), value: people(excl) }]), ...ownReport(say, body), ...report.facts]} />
      <More of={report} />
      <h2>{t("board.case.timeline")}</h2>
      {known.items.map(({ position, by, body: said }) => <Item key={position} head={`${position}. ${name(by)}`} says={sentence(say, readEntry(by, said), by)} of={onPaper(say, said)} />)}
      {known.strange > 0 && <p>{t("board.case.strange")}</p>}
      <h2>{t("board.paper.log")}</h2>
      <ul>{known.log.map(({ position, by, ts, act }) => <li key={position}>{position}. {logLine(say, act, name(by))} {timeText(language, ts * 1000)}</li>)}</ul>
    </section>,
    document.body,
  );
}

/** A report says nothing of whom it is about when it is the writer's own. */
function ownReport({ t }: Saying, body: unknown): Line[] {
  return typeof body === "object" && body !== null && !("about" in body) ? [{ label: t("board.paper.about"), value: t("board.paper.about.own") }] : [];
}

function Item({ head, says, of }: { head: string; says: string | null; of: OnPaper }) {
  return (
    <div className="printed-item">
      <h3>{head}</h3>
      {says !== null && <p>{says}</p>}
      {of.text !== null && of.text !== "" && <UserText text={of.text} />}
      <Lines lines={of.facts} />
      <More of={of} />
    </div>
  );
}

function More({ of: { consents, files, rest } }: { of: OnPaper }) {
  const { t } = useText();
  const parts = [[t("board.case.consents"), consents], [t("board.files.title"), files], [t("board.paper.rest"), rest]] as const;
  return <>{parts.map(([title, lines]) => lines.length > 0 && <div key={title}><h3>{title}</h3><Lines lines={lines} /></div>)}</>;
}

function Lines({ lines }: { lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return <dl className="printed-facts">{lines.map(({ label, value }, at) => <div key={at}><dt><UserText text={label} /></dt><dd><UserText text={value} /></dd></div>)}</dl>;
}

/** What an item is, where its fields alone do not tell. */
function sentence({ t, language, name }: Saying, entry: Entry, by: string): string | null {
  if (entry.kind === "unknown") return t("board.paper.newkind");
  if (entry.kind === "receipt") return t("board.receipt.vouched");
  if (entry.kind === "reopen") return t("board.case.reopened");
  if (isTogether(entry)) return togetherText(t, language, entry, by, name);
  return isDecided(entry) ? decidedText(t, language, entry).says : null;
}

function logLine({ t }: Saying, act: string, name: string): string {
  return t(act === "open" ? "board.audit.line.opened" : deeds[act] ?? "board.audit.line.other", { name });
}

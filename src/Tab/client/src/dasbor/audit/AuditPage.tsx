import { Button, Field, Select, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import type { Directory } from "../../sealing";
import type { ListedCase } from "../cases/listCases";
import { nameOf } from "../cases/names";
import { doubtKey } from "../cases/trust";
import { useText } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Icon } from "../parts/Icon";
import { Notice } from "../parts/Notice";
import { dayOf, longDay } from "../time/officeTime";
import { auditDoubtKey } from "./AuditAlert";
import { caseLines, inTime, kinds, matchingLines, officeLines, type AuditFilter, type Kind } from "./auditLines";
import { Heads } from "./Heads";
import { LineItem } from "./LineItem";
import type { OfficeLog } from "./officeLog";

type Props = { log: OfficeLog | null; cases: readonly ListedCase[]; directory: Directory; myId: string; load: (caseId: string) => Promise<void>; back: () => void };

/** What happened, in plain words, from signed logs alone: the office's, and those of the cases that this member reads. */
export function AuditPage({ log, cases, directory, myId, load, back }: Props) {
  const { t } = useText();
  const [filter, setFilter] = useState<AuditFilter>({ of: "all", by: "all", kind: "all" });
  const [loading, setLoading] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const read = cases.flatMap(({ known }) => (known === null ? [] : [known]));
  const unread = cases.filter(({ known, id }) => known === null && (filter.of === "all" || filter.of === id));
  const shown = matchingLines(inTime([officeLines(log?.lines ?? [], directory), ...read.map(caseLines)]), filter);
  const codes = new Map(cases.map(({ id, code }) => [id, code]));
  const members = [...new Set(directory.entries.flatMap((entry) => entry.members.map(({ id }) => id)))];
  const loadUnread = async () => {
    setLoading(true);
    setFault(null);
    for (const { id } of unread) await load(id).catch(setFault);
    setLoading(false);
  };
  return (
    <main className="page print-sheet" data-testid="audit">
      <Button className="back link no-print" appearance="transparent" icon={<Icon name="back" />} onClick={back} data-testid="audit-back">{t("board.nav.team.short")}</Button>
      <Heading>{t("board.audit.title")}</Heading>
      <p>{t("board.audit.intro")}</p>
      <OfficeState log={log} />
      {read.flatMap((known) => known.doubts.map((doubt) => (
        <Notice key={`${known.id}-${doubt}`} tone="warn" testId={`audit-case-${doubt}`}>{t(doubtKey(doubt), { code: codes.get(known.id) ?? "" })}</Notice>
      )))}
      {log !== null && <Heads log={log} directory={directory} myId={myId} />}
      <section className="stack" aria-labelledby="kejadian">
        <h2 id="kejadian">{t("board.audit.lines")}</h2>
        <div className="fields-two no-print">
          <Field label={t("board.audit.of")}>
            <Select value={filter.of} onChange={(_, { value }) => setFilter({ ...filter, of: value })} data-testid="audit-of">
              <option value="all">{t("board.audit.all")}</option>
              <option value="office">{t("board.audit.office")}</option>
              {cases.map(({ id, code }) => <option key={id} value={id}>{t("board.case.title", { code })}</option>)}
            </Select>
          </Field>
          <Field label={t("board.audit.by")}>
            <Select value={filter.by} onChange={(_, { value }) => setFilter({ ...filter, by: value })} data-testid="audit-by">
              <option value="all">{t("board.audit.all")}</option>
              {members.map((id) => <option key={id} value={id}>{nameOf(directory, id) ?? t("board.case.member")}</option>)}
            </Select>
          </Field>
          <Field label={t("board.audit.kind")}>
            <Select value={filter.kind} onChange={(_, { value }) => setFilter({ ...filter, kind: value as Kind | "all" })} data-testid="audit-kind">
              <option value="all">{t("board.audit.all")}</option>
              {kinds.map((kind) => <option key={kind} value={kind}>{t(`board.audit.kind.${kind}`)}</option>)}
            </Select>
          </Field>
        </div>
        {unread.length > 0 && (
          <Notice tone="plain" testId="audit-unread">
            <p>{t("board.audit.unread", { count: unread.length })}</p>
            {loading ? <Spinner label={t("board.audit.loading")} /> : <Button className="no-print" onClick={() => void loadUnread()} data-testid="audit-load">{t("board.audit.load")}</Button>}
          </Notice>
        )}
        {fault !== null && <Notice tone="warn" live>{t(faultKey(fault))}</Notice>}
        <p role="status" className="soft" data-testid="audit-count">{t(shown.length === 0 ? "board.audit.none" : "board.audit.count", { count: shown.length })}</p>
        <ol className="lines" data-testid="audit-lines">
          {shown.map((line) => <LineItem key={line.id} line={line} code={line.caseId === null ? null : codes.get(line.caseId) ?? ""} directory={directory} myId={myId} />)}
        </ol>
        <p className="hint">{t("board.audit.limits")}</p>
        <Button className="no-print self-start" onClick={() => window.print()} data-testid="audit-print">{t("board.audit.print")}</Button>
      </section>
    </main>
  );
}

/** Whether the office's log stands, and how far; what does not is said first. */
function OfficeState({ log }: { log: OfficeLog | null }) {
  const { t, language } = useText();
  const last = log?.lines.at(-1);
  if (log === null) return <Notice tone="warn" testId="audit-away">{t("board.audit.away")}</Notice>;
  return (
    <>
      {log.doubt !== null && <Notice tone="warn" testId={`audit-page-${log.doubt}`}>{t(auditDoubtKey(log.doubt))}</Notice>}
      {last !== undefined && (
        <Notice tone={log.doubt === null ? "done" : "plain"} testId="audit-whole">
          {t(log.doubt === null ? "board.audit.whole" : "board.audit.whole.until", { n: last.position + 1, date: longDay(dayOf(last.ts * 1000), language) })}
        </Notice>
      )}
      {log.unwritten && <Notice tone="warn" testId="audit-unwritten">{t("board.audit.unwritten")}</Notice>}
    </>
  );
}

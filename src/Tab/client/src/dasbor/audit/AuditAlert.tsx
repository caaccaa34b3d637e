import { Button } from "@fluentui/react-components";
import { useText, type TextKey } from "../page/i18n";
import { Notice } from "../parts/Notice";
import type { AuditDoubt, OfficeLog } from "./officeLog";

const sentences: Record<AuditDoubt, TextKey> = {
  short: "board.trust.audit.short",
  forked: "board.trust.audit.forked",
  edited: "board.trust.audit.edited",
  order: "board.trust.audit.order",
  repeated: "board.trust.audit.repeated",
  foreign: "board.trust.audit.foreign",
  list: "board.trust.audit.list",
};

export function auditDoubtKey(doubt: AuditDoubt): TextKey {
  return sentences[doubt];
}

/** Above every page: the office's log is not what it was. */
export function AuditAlert({ log, open }: { log: OfficeLog | null; open?: () => void }) {
  const { t } = useText();
  if (log === null || log.doubt === null) return null;
  return (
    <aside className="alerts" aria-label={t("board.audit.title")}>
      <Notice tone="warn" live testId={`audit-${log.doubt}`}>
        <p>{t(auditDoubtKey(log.doubt))}</p>
        {open !== undefined && <Button onClick={open} data-testid="audit-go">{t("board.audit.go")}</Button>}
      </Notice>
    </aside>
  );
}

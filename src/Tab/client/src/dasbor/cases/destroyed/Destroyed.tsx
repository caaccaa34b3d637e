import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { DashboardApi } from "../../../api/dashboard";
import type { Destruction } from "../../../api/dashboardSchemas";
import { useText, type TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { Notice } from "../../parts/Notice";
import { longDay } from "../../time/officeTime";

/** The records of destruction: counts and days, nothing by which a case could be known again. Each can be printed and signed. */
export function Destroyed({ api }: { api: Pick<DashboardApi, "destructions"> }) {
  const { t, language } = useText();
  const [all, setAll] = useState<Destruction[] | null>(null);
  const [printed, setPrinted] = useState<Destruction | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const look = () => { api.destructions().then(setAll, (reason: unknown) => setFault(faultKey(reason))); };
  useEffect(() => {
    if (printed !== null) window.print();
  }, [printed]);
  return (
    <details data-testid="destroyed" onToggle={(event) => { if (event.currentTarget.open && all === null) look(); }}>
      <summary data-testid="destroyed-open">{t("board.erase.certificates")}</summary>
      <div className="stack">
        {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
        {all !== null && all.length === 0 && <p role="status">{t("board.erase.none")}</p>}
        {all !== null && all.length > 0 && (
          <ul className="lines">
            {all.map((one) => (
              <li key={one.doneOn} className="line">
                <span className="grow">{t("board.erase.certificate", { count: one.cases, date: longDay(one.doneOn, language) })}</span>
                <Button onClick={() => setPrinted({ ...one })} data-testid="destroyed-print">{t("board.export.print")}</Button>
              </li>
            ))}
          </ul>
        )}
        <p className="hint">{t("board.erase.drills")} {t("board.erase.backup")}</p>
      </div>
      {printed !== null && <Certificate one={printed} />}
    </details>
  );
}

function Certificate({ one }: { one: Destruction }) {
  const { t, language } = useText();
  return createPortal(
    <section className="print-sheet print-only printed-case" data-testid="certificate">
      <h1>{t("board.erase.paper")}</h1>
      <p>{longDay(one.doneOn, language)}</p>
      <p>{t("board.erase.paper.counts", { cases: one.cases, messages: one.messages, lines: one.logLines, files: one.files })}</p>
      <p>{t("board.erase.paper.how")}</p>
      <p>{t("board.erase.drills")}</p>
      <p>{t("board.erase.paper.sign")}</p>
    </section>,
    document.body,
  );
}

import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { now } from "../../api/time";
import { textIn, useText, type TextKey } from "../page/i18n";
import { Confirm } from "../parts/Confirm";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import { dayOf } from "../time/officeTime";
import { addWorkingDays } from "../time/workingDays";
import type { CaseDesk, Sent } from "./caseDesk";
import type { KnownCase } from "./caseBook";

const lookAfterWorkingDays = 3;

type Props = { known: KnownCase; desk: CaseDesk; changed: (known: KnownCase) => void; language: string };

/** Runs one step and says in words what became of it; the answered case is shown either way. */
function useStep(changed: (known: KnownCase) => void) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  async function run(step: () => Promise<Sent>): Promise<void> {
    setBusy(true);
    setFault(null);
    try {
      const sent = await step();
      changed(sent.known);
      if (sent.outcome === "behind") setFault("board.case.behind");
    } catch (reason) {
      setFault(faultKey(reason));
    } finally {
      setBusy(false);
    }
  }
  return { busy, fault, run };
}

/** Closing asks once. What the person reads is in the person's own language. */
export function Closing({ known, desk, changed, language }: Props) {
  const { t } = useText();
  const { busy, fault, run } = useStep(changed);
  const close = () => run(() => desk.answer(known, {
    text: textIn(language, "board.closing.text"),
    status: "closed",
    next: textIn(language, "board.closing.next"),
    lookOn: addWorkingDays(dayOf(now()), lookAfterWorkingDays),
  }));
  return (
    <section className="card stack">
      <p className="soft">{t("board.case.close.agree")}</p>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      <Confirm button={t("board.case.close.button")} title={t("board.case.close.ask")} body={t("board.case.close.effect")} yes={t("board.case.close.button")} no={t("board.export.cancel")}
        busy={busy} confirmed={() => void close()} testId="case-close" />
    </section>
  );
}

/** A closed case opens again with one tap. */
export function Reopening({ known, desk, changed, language }: Props) {
  const { t } = useText();
  const { busy, fault, run } = useStep(changed);
  return (
    <section className="card stack" data-testid="case-closed">
      <p>{t("board.case.closed")}</p>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      <Button className="self-start" disabledFocusable={busy} onClick={() => void run(() => desk.reopen(known, textIn(language, "board.closing.reopened")))} data-testid="case-reopen">{t("board.case.reopen")}</Button>
    </section>
  );
}

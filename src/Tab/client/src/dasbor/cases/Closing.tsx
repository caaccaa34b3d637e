import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import { now } from "../../api/time";
import { textIn, useText, type TextKey } from "../page/i18n";
import { Confirm } from "../parts/Confirm";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import { dayOf, isDay, longDay } from "../time/officeTime";
import { addWorkingDays } from "../time/workingDays";
import type { Answer } from "./bodies";
import type { CaseDesk, Sent } from "./caseDesk";
import type { KnownCase } from "./caseBook";
import { closingAgreed, closingOf } from "./person/personState";

const lookAfterWorkingDays = 3;

type Props = { known: KnownCase; desk: CaseDesk; changed: (known: KnownCase) => void; language: string };

/** Runs one step and says in words what became of it; the answered case is shown either way. */
export function useStep(changed: (known: KnownCase) => void) {
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

/**
 * A case is closed only as the person agreed: here, by silence that the person chose, or in words to a reader, who signs for it. Before that the person is
 * asked, in the person's own language (domain.md 3.8, step 8).
 */
export function Closing({ known, desk, changed, language }: Props) {
  const { t, language: mine } = useText();
  const { busy, fault, run } = useStep(changed);
  const today = dayOf(now());
  const state = closingOf(known.items, today);
  const agreed = closingAgreed(state, today);
  const ask = () => run(() => desk.tell(known, { kind: "close-ask", text: textIn(language, "board.closing.question") }));
  const close = (how: NonNullable<Answer["agreed"]>) => run(() => desk.answer(known, {
    text: textIn(language, "board.closing.text"),
    status: "closed",
    next: textIn(language, "board.closing.next"),
    lookOn: addWorkingDays(today, lookAfterWorkingDays),
    agreed: how,
  }));
  const date = state.kind === "waiting" ? longDay(state.until, mine) : "";
  return (
    <section className="card stack" data-testid={`closing-${state.kind}`}>
      <p className="soft">{t("board.case.close.agree")}</p>
      {state.kind !== "none" && <p role="status">{t(`board.closing.state.${state.kind}`, { date })}</p>}
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {(state.kind === "none" || state.kind === "refused") && (
        <Confirm button={t("board.case.close.button")} title={t("board.case.close.ask")} body={t("board.case.close.asking")} yes={t("board.case.close.yes")} no={t("board.export.cancel")}
          busy={busy} confirmed={() => void ask()} testId="case-close" />
      )}
      {agreed !== undefined
        ? <Confirm button={t("board.case.close.now")} title={t("board.case.close.now.ask")} body={t("board.case.close.effect")} yes={t("board.case.close.now")} no={t("board.export.cancel")}
            busy={busy} confirmed={() => void close(agreed)} testId="case-close-now" />
        : <AgreedElsewhere busy={busy} today={today} close={(how) => void close(how)} />}
    </section>
  );
}

const ways = ["met", "phone", "other"] as const;

/** The person agreed in words: who heard it says how and on which day, and the person reads that. */
function AgreedElsewhere({ busy, today, close }: { busy: boolean; today: string; close: (how: NonNullable<Answer["agreed"]>) => void }) {
  const { t } = useText();
  const [how, setHow] = useState<(typeof ways)[number]>("met");
  const [on, setOn] = useState(today);
  const day = isDay(on) && on <= today ? on : today;
  return (
    <Confirm button={t("board.case.close.met")} title={t("board.case.close.met.ask")} body={t("board.case.close.met.body")} yes={t("board.case.close.now")} no={t("board.export.cancel")}
      busy={busy} confirmed={() => close({ how, on: day })} testId="case-close-met">
      <div className="fields-two">
        <Field label={t("board.case.close.how")}>
          <Select value={how} onChange={(_, { value }) => setHow(ways.find((one) => one === value) ?? "met")} data-testid="case-close-how">
            {ways.map((one) => <option key={one} value={one}>{t(`board.closing.how.${one}`)}</option>)}
          </Select>
        </Field>
        <Field label={t("board.case.close.on")}><Input type="date" value={on} max={today} onChange={(_, { value }) => setOn(value)} data-testid="case-close-on" /></Field>
      </div>
    </Confirm>
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

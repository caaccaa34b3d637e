import { Button, Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import { now } from "../../api/time";
import type { Directory } from "../../sealing";
import { textIn, useText, type TextKey } from "../page/i18n";
import { Icon } from "../parts/Icon";
import { Notice } from "../parts/Notice";
import { useFaultFocus } from "../parts/useFaultFocus";
import type { DraftSafe } from "../session/draftSafe";
import { dayOf, longDay } from "../time/officeTime";
import { addWorkingDays } from "../time/workingDays";
import { answerFaults, type AnswerFault } from "./answer";
import { statuses, type Status } from "./bodies";
import type { CaseDesk } from "./caseDesk";
import type { KnownCase } from "./caseBook";
import { nameOf } from "./names";
import type { Standing } from "./projection";
import { statusKey } from "./statusKey";

const openStatuses = statuses.filter((status) => status !== "closed");
const lookAfterWorkingDays = 3;
const faultWords: Record<AnswerFault, TextKey> = { text: "board.answer.text.missing", next: "board.answer.next.missing", day: "board.answer.day.past" };

/** `personLanguage`: what the person reads is in the person's own language. */
type Props = { known: KnownCase; standing: Standing; desk: CaseDesk; directory: Directory; drafts: DraftSafe; changed: (known: KnownCase) => void; personLanguage: string };

/** An answer always says where things stand, what comes next and on which day to look (ui.md principle 4). */
export function AnswerForm({ known, standing, desk, directory, drafts, changed, personLanguage }: Props) {
  const { t, language } = useText();
  const today = dayOf(now());
  const [text, setText] = useState(() => drafts.read(known.id));
  const [question, setQuestion] = useState(() => drafts.read(`${known.id}/question`));
  const [status, setStatus] = useState<Status>(standing.status === "received" ? "initialResponse" : standing.status);
  const [next, setNext] = useState(() => drafts.read(`${known.id}/next`) || (standing.next ?? ""));
  const [lookOn, setLookOn] = useState(() => addWorkingDays(today, lookAfterWorkingDays));
  const [faults, setFaults] = useState<Set<AnswerFault>>(new Set());
  const [tries, setTries] = useState(0);
  const form = useFaultFocus(tries);
  const [told, setTold] = useState<{ tone: "done" | "warn"; words: string } | null>(null);
  const [busy, setBusy] = useState(false);

  function type(value: string) {
    setText(value);
    drafts.write(known.id, value);
  }

  function typeNext(value: string) {
    setNext(value);
    drafts.write(`${known.id}/next`, value);
  }

  function typeQuestion(value: string) {
    setQuestion(value);
    drafts.write(`${known.id}/question`, value);
  }

  function send(submit: FormEvent) {
    submit.preventDefault();
    if (busy) return;
    const answer = { text, status, next: next.trim(), lookOn, ...(question.trim() === "" ? {} : { question: question.trim() }) };
    const found = answerFaults(answer, today);
    setFaults(found);
    setTries(tries + 1);
    setTold(null);
    if (found.size === 0) void post(answer, true);
  }

  /** By the promised day something stands there, even if it is only this (ui.md principle 4). Nothing that is being written goes along or is lost. */
  function stillWorking() {
    if (busy) return;
    setTold(null);
    const before = standing.next ?? "";
    void post({
      text: textIn(personLanguage, "board.answer.working.text"), status: standing.status === "closed" ? status : standing.status, lookOn,
      next: before.trim() === "" ? textIn(personLanguage, "board.answer.working.next") : before,
    }, false);
  }

  async function post(answer: Parameters<CaseDesk["answer"]>[1], typed: boolean) {
    setBusy(true);
    try {
      const sent = await desk.answer(known, answer);
      changed(sent.known);
      if (sent.outcome === "sent" && typed) {
        type("");
        typeQuestion("");
        drafts.write(`${known.id}/next`, "");
      }
      setTold(sent.outcome === "sent" ? { tone: "done", words: t("board.answer.sent", { date: longDay(answer.lookOn, language) }) } : { tone: "warn", words: behind(sent.known) });
    } catch {
      setTold({ tone: "warn", words: t("board.answer.unsent") });
    } finally {
      setBusy(false);
    }
  }

  function behind(current: KnownCase): string {
    const by = current.items.at(-1)?.by ?? "r";
    return t("board.answer.behind", { name: by === "r" ? t("board.case.reporter") : nameOf(directory, by) ?? t("board.case.member") });
  }

  const fault = (name: AnswerFault) => (faults.has(name) ? { validationMessage: t(faultWords[name]), validationState: "error" as const } : {});
  return (
    <form ref={form} className="card stack" noValidate onSubmit={send} data-testid="answer-form">
      <Field label={t("board.answer.label")} hint={t("board.case.messages.hint")} {...fault("text")}>
        <Textarea value={text} onChange={(_, { value }) => type(value)} rows={4} resize="vertical" data-testid="answer-text" />
      </Field>
      <Field label={t("board.answer.question")} hint={t("board.answer.question.hint")}>
        <Input value={question} onChange={(_, { value }) => typeQuestion(value)} maxLength={500} autoComplete="off" data-testid="answer-question" />
      </Field>
      <div className="fields-two">
        <Field label={t("board.answer.status")}>
          <Select value={status} onChange={(_, { value }) => setStatus(value as Status)} data-testid="answer-status">
            {openStatuses.map((one) => <option key={one} value={one}>{t(statusKey(one))}</option>)}
          </Select>
        </Field>
        <Field label={t("board.answer.next")} {...fault("next")}><Input value={next} onChange={(_, { value }) => typeNext(value)} autoComplete="off" data-testid="answer-next" /></Field>
        <Field label={t("board.answer.day")} hint={<>{lookOn !== "" && <strong className="readout">{longDay(lookOn, language)}</strong>}{t("board.answer.day.hint")}</>} {...fault("day")}>
          <Input type="date" value={lookOn} min={today} onChange={(_, { value }) => setLookOn(value)} data-testid="answer-day" />
        </Field>
      </div>
      {told !== null && <Notice tone={told.tone} live testId="answer-told">{told.words}</Notice>}
      <div className="actions">
        <Button disabledFocusable={busy} onClick={stillWorking} data-testid="answer-working">{t("board.answer.working")}</Button>
        <Button appearance="primary" size="large" type="submit" icon={<Icon name="send" />} disabledFocusable={busy} data-testid="answer-send">{t(busy ? "board.answer.sending" : "board.answer.send")}</Button>
      </div>
    </form>
  );
}

import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { dueText } from "../home/HomePage";
import { useText } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Badge } from "../parts/Person";
import { shortDay } from "../time/officeTime";
import { statuses, type Status } from "./bodies";
import type { ListedCase } from "./listCases";
import { OpeningLine, type BookState } from "./OpeningLine";
import { matching } from "./search";
import { statusKey } from "./statusKey";

type Props = { cases: ListedCase[]; doubts: ReactNode; pairs: ReactNode; readers: ReactNode; destroyed: ReactNode; state: BookState; openCase: (id: string) => void; outreach: () => void };

/** The cases this member can open, and only those. */
export function CasesPage({ cases, doubts, pairs, readers, destroyed, state, openCase, outreach }: Props) {
  const { t } = useText();
  const [text, setText] = useState("");
  const [status, setStatus] = useState<Status | "all">("all");
  const shown = matching(cases, { text, status });
  return (
    <main className="page" data-testid="cases">
      <Heading>{t("board.cases.title")}</Heading>
      <OpeningLine state={state} />
      {doubts}
      {pairs}
      {cases.length === 0 && state.checkedAt !== null && (
        <section className="card stack">
          <h2>{t("board.cases.empty")}</h2>
          <p className="soft">{t("board.home.noticenote")}</p>
          <Button onClick={outreach}>{t("board.cases.outreach")}</Button>
        </section>
      )}
      {cases.length > 0 && (
        <>
          <div className="fields-two">
            <Field label={t("board.cases.search")}><Input type="search" value={text} onChange={(_, { value }) => setText(value)} autoComplete="off" spellCheck={false} /></Field>
            <Field label={t("board.cases.filter")}>
              <Select value={status} onChange={(_, { value }) => setStatus(value as Status | "all")}>
                <option value="all">{t("board.cases.all")}</option>
                {statuses.map((one) => <option key={one} value={one}>{t(statusKey(one))}</option>)}
              </Select>
            </Field>
          </div>
          <ul className="lines" data-testid="case-list">{shown.map((listed) => <CaseRow key={listed.id} listed={listed} open={() => openCase(listed.id)} />)}</ul>
          {shown.length === 0 && <p role="status">{t("board.cases.none")}</p>}
          {readers}
        </>
      )}
      {destroyed}
    </main>
  );
}

function CaseRow({ listed, open }: { listed: ListedCase; open: () => void }) {
  const { t, language } = useText();
  const { status, next, lookOn, due } = listed.standing;
  return (
    <li className="line">
      <span className="grow">
        <span className="row"><strong className="line-title">{t("board.case.title", { code: listed.code })}</strong><Badge tone="brand">{t(statusKey(status))}</Badge>
          {due !== null && <Badge tone="warn">{dueText(t, due)}</Badge>}</span>
        <span className="soft apart">
          <span>{next === null ? t("board.cases.first") : t("board.cases.next", { next })}</span>
          {lookOn !== null && status !== "closed" && <span>{t("board.cases.day", { date: shortDay(lookOn, language) })}</span>}
        </span>
      </span>
      <Button onClick={open} aria-label={t("board.home.open.label", { code: listed.code })}>{t("board.home.open")}</Button>
    </li>
  );
}

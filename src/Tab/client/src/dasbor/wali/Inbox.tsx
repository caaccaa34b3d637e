import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { ListedCase } from "../cases/listCases";
import { OpeningLine, type BookState } from "../cases/OpeningLine";
import { statusKey } from "../cases/statusKey";
import { dueText } from "../home/HomePage";
import { useText } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Badge } from "../parts/Person";

type Props = {
  office: string; cases: ListedCase[]; isLetIn: (id: string) => boolean; state: BookState; openCase: (id: string) => void; doubts: ReactNode; list: ReactNode; foot: ReactNode;
};

/** Cases in which a person named her, at once or if nobody answers, and only those. */
export function Inbox({ office, cases, isLetIn, state, openCase, doubts, list, foot }: Props) {
  const { t } = useText();
  return (
    <main className="page" data-testid="wali-inbox">
      <div className="stack-close"><Heading>{t("board.province.inbox")}</Heading><p className="soft">{office}</p></div>
      <OpeningLine state={state} />
      {doubts}
      {list}
      {cases.length === 0 && state.checkedAt !== null && (
        <section className="card stack" data-testid="wali-empty"><h2>{t("board.cases.empty")}</h2><p className="soft">{t("board.wali.empty")}</p></section>
      )}
      <ul className="lines" data-testid="case-list">
        {cases.map(({ id, code, standing }) => (
          <li key={id} className="line">
            <span className="grow">
              <span className="row"><strong className="line-title">{t("board.case.title", { code })}</strong><Badge tone="brand">{t(statusKey(standing.status))}</Badge>
                {standing.due !== null && <Badge tone="warn">{dueText(t, standing.due)}</Badge>}</span>
              {isLetIn(id) && <span className="soft" data-testid="wali-released">{t("board.wali.released.short")}</span>}
            </span>
            <Button onClick={() => openCase(id)} aria-label={t("board.home.open.label", { code })}>{t("board.home.open")}</Button>
          </li>
        ))}
      </ul>
      {foot}
    </main>
  );
}

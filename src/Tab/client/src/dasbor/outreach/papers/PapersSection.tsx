import { Button, Spinner } from "@fluentui/react-components";
import type { Session } from "../../../api/dashboardSchemas";
import { useText } from "../../page/i18n";
import { Notice } from "../../parts/Notice";
import { useSessionDesk } from "../sessionDesk";
import { FinishCard } from "./FinishCard";
import { LetterCard } from "./LetterCard";
import { useNotes } from "./useNotes";
import { useTell } from "./words";

/** The papers of a session: before it the letter and the list to sign, after it four things that make all the rest. */
export function PapersSection({ session }: { session: Session }) {
  const { api } = useSessionDesk();
  const { t } = useText();
  const { tell } = useTell();
  const state = useNotes(api, session.id);
  if (state === null) return <Spinner label={t("board.state.loading")} />;
  if (state === "away") return <Notice tone="warn" live><p>{t("board.error.server")}</p></Notice>;
  const { saving } = state;
  return (
    <div className="stack" data-testid="papers">
      <div className="row spread">
        <h2>{tell("papers.title")}</h2>
        <p className="hint" role="status" data-testid="papers-saving">{saving === "away" ? "" : tell(saving === "saved" ? "papers.saved" : "papers.saving")}</p>
      </div>
      {saving === "away" && <Notice tone="warn" live testId="papers-away"><p>{tell("papers.away")}</p><Button onClick={() => void state.settle()}>{t("board.again")}</Button></Notice>}
      <LetterCard api={api} session={session} state={state} />
      <FinishCard api={api} session={session} state={state} />
    </div>
  );
}

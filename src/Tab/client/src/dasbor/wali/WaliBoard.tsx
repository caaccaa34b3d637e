import { Button } from "@fluentui/react-components";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { every, now } from "../../api/time";
import type { WaliMe } from "../../api/wali";
import { AuditAlert } from "../audit/AuditAlert";
import { CaseLoading } from "../cases/CaseLoading";
import { Doubts } from "../cases/Doubts";
import { listCases } from "../cases/listCases";
import { useText } from "../page/i18n";
import { Calm } from "../parts/Calm";
import type { DraftSafe } from "../session/draftSafe";
import type { Keys } from "../session/keys";
import { Frame, type Lock } from "../signin/Frame";
import { FoundedAnew } from "../team/ListAlerts";
import { dayOf } from "../time/officeTime";
import { useCaseBook } from "../useCaseBook";
import { Inbox } from "./Inbox";
import { ListWork } from "./ListWork";
import { WaliCase } from "./WaliCase";

const lookEveryMilliseconds = 10_000;
const viewDraft = "wali-view";

type Props = { api: DashboardApi; office: string; me: WaliMe; keys: Keys; drafts: DraftSafe; lock: Lock; leave: () => void };

/** The unlocked page: cases that this key opens, and changes of the list that wait for a signature. Nothing else of the office is here. */
export function WaliBoard({ api, office, me, keys, drafts, lock, leave }: Props) {
  const { t } = useText();
  const [caseId, showCase] = useState<string | null>(() => drafts.read(viewDraft) || null);
  const { pinned, accept, lookAgain, refused, book, isLetIn, memoryOld, officeLog, opening, fault, checkedAt, refresh, put, load, letGo, desk } = useCaseBook(api, office, keys);
  const cases = useMemo(() => listCases(book, dayOf(now())), [book]);
  const setCase = useCallback((id: string | null) => {
    showCase(id);
    drafts.write(viewDraft, id ?? "");
  }, [drafts]);
  useEffect(() => every(lookEveryMilliseconds, () => { if (!document.hidden) void lookAgain().catch(() => undefined); }), [lookAgain]);

  if (refused !== null) {
    const words = { rollback: t("board.directory.rollback"), forked: t("board.directory.forked"), unsigned: t("board.directory.added") }[refused];
    return <Frame lock={lock}><Calm title={t("board.directory.refused")} testId={`directory-${refused}`}><p>{words}</p></Calm></Frame>;
  }
  if (pinned !== null && pinned.foundedAnew !== null) {
    return <Frame lock={lock}><Calm title={t("board.anew.title")} testId="anew"><FoundedAnew pinned={pinned} before={pinned.foundedAnew.before} accept={accept} /></Calm></Frame>;
  }
  const shown = cases.find(({ id }) => id === caseId);
  const back = () => setCase(null);
  const state = { opening, fault, checkedAt, look: () => void refresh() };
  return (
    <Frame lock={lock}>
      <AuditAlert log={officeLog} />
      {shown === undefined && (
        <Inbox office={me.office.name} cases={cases} isLetIn={isLetIn} state={state} openCase={setCase}
          doubts={<Doubts troubles={book.troubles} memoryOld={memoryOld} directory={pinned?.directory ?? null} understood={letGo} />}
          list={pinned !== null && <ListWork api={api} keys={keys} pinned={pinned} checked={Date.parse(me.checkedAt)} accept={accept} changed={lookAgain} />}
          foot={<Button className="link self-start" appearance="transparent" onClick={leave} data-testid="wali-leave">{t("board.wali.leave")}</Button>} />
      )}
      {shown !== undefined && shown.known === null && <CaseLoading key={shown.id} code={shown.code} load={() => load(shown.id)} back={back} />}
      {shown !== undefined && shown.known !== null && pinned !== null && (
        <WaliCase key={shown.id} listed={{ ...shown, known: shown.known }} desk={desk} directory={pinned.directory} myId={me.me.id} drafts={drafts} changed={put} back={back} />
      )}
    </Frame>
  );
}

import { Button, Spinner } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Session } from "../../api/dashboardSchemas";
import { every } from "../../api/time";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import type { DraftSafe } from "../session/draftSafe";
import { PlanPage, planDraft } from "./PlanPage";
import { Printables } from "./Printables";
import { SessionCard } from "./SessionCard";

/** While the calendar has not answered yet, the list looks again by itself. */
const lookAgainMs = 3000;

/** The sessions of the office: what is planned, what became of it in the calendar, how many answered. */
export function OutreachPage({ api, drafts }: { api: DashboardApi; drafts: DraftSafe }) {
  const { t } = useText();
  const [sessions, setSessions] = useState<Session[] | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const [planning, setPlanning] = useState(() => drafts.has(planDraft));
  const [saved, setSaved] = useState(false);

  const load = useCallback(async () => {
    setFault(null);
    try {
      setSessions(await api.sessions());
    } catch (reason) {
      setFault(faultKey(reason));
    }
  }, [api]);
  useEffect(() => { void load(); }, [load]);
  const waiting = fault === null && (sessions?.some((session) => session.state === "planned" || session.state === "cancelling") ?? false);
  useEffect(() => {
    if (!waiting) return undefined;
    return every(lookAgainMs, () => void load());
  }, [waiting, load]);

  function closePlan() {
    drafts.write(planDraft, "");
    setPlanning(false);
  }

  if (planning) return <PlanPage api={api} drafts={drafts} cancel={closePlan} saved={(session) => { setSessions([...(sessions ?? []), session]); setSaved(true); closePlan(); }} />;
  const inOrder = [...(sessions ?? [])].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const replace = (fresh: Session) => setSessions(inOrder.map((session) => (session.id === fresh.id ? fresh : session)));
  return (
    <main className="page" data-testid="outreach">
      <div className="row spread">
        <Heading>{t("outreach.title")}</Heading>
        <Button appearance="primary" onClick={() => { setSaved(false); setPlanning(true); }} data-testid="outreach-new">{t("outreach.new")}</Button>
      </div>
      {fault !== null && <Notice tone="warn" live><p>{t(fault)}</p><Button onClick={() => void load()}>{t("board.again")}</Button></Notice>}
      {saved && <Notice tone="done" live>{t("outreach.saved")}</Notice>}
      {sessions === null && fault === null && <Spinner label={t("board.state.loading")} />}
      {sessions !== null && sessions.length === 0 && <section className="card"><p>{t("board.state.empty.sessions")}</p></section>}
      <ul className="plain-list stack" data-testid="session-list">{inOrder.map((session) => <SessionCard key={session.id} api={api} session={session} changed={replace} />)}</ul>
      <Printables />
      <Button className="self-start link" appearance="transparent" onClick={() => void load()} data-testid="outreach-refresh">{t("board.look")}</Button>
    </main>
  );
}

import { Button, Spinner } from "@fluentui/react-components";
import { Suspense, useCallback, useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Session } from "../../api/dashboardSchemas";
import { every, now } from "../../api/time";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import type { DraftSafe } from "../session/draftSafe";
import { officeClock } from "../time/officeTime";
import { later } from "./later";
import { laterOnes } from "./laterOnes";
import { Printables } from "./Printables";
import { SessionCard } from "./SessionCard";
import { subPages } from "./subPages";
import { storedView, storeView, type View } from "./view";

/** While the calendar has not answered yet, the list looks again by itself. */
const lookAgainMs = 3000;

const PlanPage = later(() => import("./plan/PlanPage").then((module) => module.PlanPage));
const FollowUpsCard = later(() => import("./papers/FollowUpsCard").then((module) => module.FollowUpsCard));
const PledgeReminder = later(() => import("../pledges/PledgeReminder").then((module) => module.PledgeReminder));
const SessionPage = later(() => import("./SessionPage").then((module) => module.SessionPage));

/** The sessions of the office: what is planned, what became of it in the calendar, how many answered. */
export function OutreachPage({ api, drafts }: { api: DashboardApi; drafts: DraftSafe }) {
  const { t } = useText();
  const [sessions, setSessions] = useState<Session[] | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const [view, showView] = useState<View>(() => storedView(drafts));
  const [saved, setSaved] = useState(false);

  function go(next: View) {
    showView(next);
    setSaved(false);
    storeView(drafts, next);
  }
  const load = useCallback(async () => {
    setFault(null);
    try {
      setSessions(await api.sessions());
    } catch (reason) {
      setFault(faultKey(reason));
    }
  }, [api]);
  useEffect(() => { void load(); }, [load]);
  const waiting = fault === null && (sessions?.some((session) => session.state === "planned" || session.state === "cancelling" || session.changing) ?? false);
  useEffect(() => {
    if (!waiting) return undefined;
    return every(lookAgainMs, () => void load());
  }, [waiting, load]);

  const all = sessions ?? [];
  const replace = (fresh: Session) => setSessions(all.map((session) => (session.id === fresh.id ? fresh : session)));
  const away = <main className="page"><Spinner label={t("board.state.loading")} /></main>;
  const list = () => go({ at: "list" });
  function openSession(id: string) {
    // Made since the list was read: it is read again first.
    if (!all.some((session) => session.id === id)) {
      setSessions(null);
      void load();
    }
    go({ at: "session", id });
  }

  if (view.at === "plan") return <Suspense fallback={away}><PlanPage api={api} drafts={drafts} sessions={all} back={list} saved={() => { list(); setSaved(true); void load(); }} /></Suspense>;
  if (view.at === "page") {
    const found = subPages.find(({ name }) => name === view.name);
    if (found !== undefined) return <Suspense fallback={away}><found.Page api={api} drafts={drafts} back={list} openSession={openSession} /></Suspense>;
  }
  if (view.at === "session") {
    const session = all.find(({ id }) => id === view.id);
    if (session === undefined && sessions === null && fault === null) return away;
    const open = () => go({ at: "session", id: view.id });
    if (session !== undefined && view.edit === true) {
      return <Suspense fallback={away}><PlanPage api={api} drafts={drafts} sessions={all} session={session} back={open} saved={(fresh) => { replace(fresh); open(); if (fresh.seriesId !== null) void load(); }} newer={replace} /></Suspense>;
    }
    if (session !== undefined) return <Suspense fallback={away}><SessionPage api={api} drafts={drafts} session={session} changed={replace} edit={() => go({ ...view, edit: true })} back={list} /></Suspense>;
  }

  const today = officeClock(now());
  const next = all.filter(({ endsAt }) => endsAt > today).sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const past = all.filter(({ endsAt }) => endsAt <= today).sort((a, b) => b.startsAt.localeCompare(a.startsAt));
  const cards = (list: readonly Session[]) => list.map((session) => <SessionCard key={session.id} api={api} session={session} changed={replace} open={() => go({ at: "session", id: session.id })} later={laterOnes(all, session, today)} />);
  return (
    <main className="page" data-testid="outreach">
      <div className="row spread">
        <Heading>{t("outreach.title")}</Heading>
        <Button appearance="primary" onClick={() => go({ at: "plan" })} data-testid="outreach-new">{t("outreach.new")}</Button>
      </div>
      {subPages.length > 0 && (
        <nav className="row" aria-label={t("outreach.title")}>
          {subPages.map(({ name, title }) => <Button key={name} onClick={() => go({ at: "page", name })} data-testid={`outreach-${name}`}>{t(title)}</Button>)}
        </nav>
      )}
      {fault !== null && <Notice tone="warn" live><p>{t(fault)}</p><Button onClick={() => void load()}>{t("board.again")}</Button></Notice>}
      {saved && <Notice tone="done" live>{t("outreach.saved")}</Notice>}
      {sessions === null && fault === null && <Spinner label={t("board.state.loading")} />}
      {sessions !== null && sessions.length === 0 && <section className="card"><p>{t("board.state.empty.sessions")}</p></section>}
      <ul className="plain-list stack" data-testid="session-list">{cards(next)}</ul>
      {past.length > 0 && <details data-testid="session-past"><summary>{t("outreach.past", { count: past.length })}</summary><ul className="plain-list stack">{cards(past)}</ul></details>}
      <Suspense fallback={null}><PledgeReminder api={api} open={() => go({ at: "page", name: "pakta" })} /></Suspense>
      <Suspense fallback={null}><FollowUpsCard api={api} /></Suspense>
      <Printables />
      <Button className="self-start link" appearance="transparent" onClick={() => void load()} data-testid="outreach-refresh">{t("board.look")}</Button>
    </main>
  );
}

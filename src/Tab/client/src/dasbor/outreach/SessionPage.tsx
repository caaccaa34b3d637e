import { Button, Spinner } from "@fluentui/react-components";
import { Suspense, useMemo } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Session } from "../../api/dashboardSchemas";
import { useText } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Badge } from "../parts/Person";
import type { DraftSafe } from "../session/draftSafe";
import { AgendaList } from "./AgendaList";
import { sections } from "./sections";
import { whenText } from "./SessionCard";
import { SessionDeskProvider, type SessionDesk } from "./sessionDesk";
import { useTell } from "./words";

type Props = { api: DashboardApi; drafts: DraftSafe; session: Session; changed: (session: Session) => void; edit: () => void; back: () => void };

/** One session: what was planned, then a section for each thing that the team does with it. */
export function SessionPage({ api, drafts, session, changed, edit, back }: Props) {
  const { t, language } = useText();
  const { tell } = useTell();
  const desk = useMemo<SessionDesk>(() => ({ api, drafts, changed, edit }), [api, drafts, changed, edit]);
  const { kind, seriesId, number, place, online, meetingUrl, moderator, speakers, audienceUnits, agenda, state } = session;
  const who = speakers.map(({ name, from }) => (from === "" ? name : tell("session.speaker", { name, from }))).join("; ");
  const facts: [string, string][] = [
    [tell("plan.place"), place ?? ""],
    [tell("session.meeting"), online ? t("outreach.online") : ""],
    [tell("plan.moderator"), moderator],
    [tell("plan.speakers"), who],
    [tell("plan.audience"), audienceUnits.join(", ")],
    [tell("session.invited"), session.attendees.length === 0 ? "" : tell("session.invited.count", { count: session.attendees.length })],
  ];
  return (
    <SessionDeskProvider value={desk}>
      <main className="page page-form" data-testid="session-page">
        <Button className="back link" appearance="transparent" onClick={back} data-testid="session-back">{t("outreach.back")}</Button>
        <div className="stack-close">
          <Heading>{session.title}</Heading>
          <p>{whenText(t, session, language)}</p>
          <p className="row"><Badge tone="brand">{tell(`kind.${kind}`)}</Badge>{seriesId !== null && <Badge tone="plain">{tell("session.number", { number })}</Badge>}</p>
        </div>
        <section className="card stack" aria-label={tell("session.plan")}>
          <dl className="facts">
            {facts.filter(([, value]) => value !== "").map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
            {meetingUrl !== null && <div><dt>{tell("plan.link")}</dt><dd><a className="link-block" href={meetingUrl} target="_blank" rel="noopener noreferrer">{meetingUrl}</a></dd></div>}
          </dl>
          {agenda.length > 0 && <AgendaList agenda={agenda} startsAt={session.startsAt} />}
          {(state === "planned" || state === "inCalendar" || state === "failed") && <Button className="self-start" onClick={edit} data-testid="session-edit">{tell("session.edit")}</Button>}
        </section>
        {sections.filter((section) => section.for?.(session) ?? true).map(({ name, Part }) => <Suspense key={name} fallback={<Spinner label={t("board.state.loading")} />}><Part session={session} /></Suspense>)}
      </main>
    </SessionDeskProvider>
  );
}

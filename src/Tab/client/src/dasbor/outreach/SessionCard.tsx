import { Button, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Session } from "../../api/dashboardSchemas";
import { useText, type Text, type TextKey } from "../page/i18n";
import { Confirm } from "../parts/Confirm";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import { Badge } from "../parts/Person";
import { clock, longDay } from "../time/officeTime";

/** Where a session stands in the calendar. */
export const stateWords: Record<Session["state"], TextKey> = {
  planned: "outreach.calendar.pending",
  inCalendar: "outreach.calendar.in",
  cancelling: "outreach.calendar.cancelling",
  cancelled: "outreach.calendar.cancelled",
  failed: "outreach.calendar.stuck",
};

/** Replies in figures only; who declined is nobody's business here. */
export function repliesText(t: Text, replies: NonNullable<Session["replies"]>): string {
  const parts = [
    t("outreach.replies.yes", { count: replies.accepted }),
    replies.tentative > 0 ? t("outreach.replies.maybe", { count: replies.tentative }) : "",
    replies.declined > 0 ? t("outreach.replies.no", { count: replies.declined }) : "",
    t("outreach.replies.none", { count: replies.waiting }),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** "Senin, 23 November 2026, 09.00–11.00 WIB" */
export function whenText(t: Text, { startsAt, endsAt }: Pick<Session, "startsAt" | "endsAt">, language: string): string {
  return t("outreach.when", { date: longDay(startsAt.slice(0, 10), language), start: startsAt.slice(11, 16).replace(":", "."), end: endsAt.slice(11, 16).replace(":", ".") });
}

type Props = { api: Pick<DashboardApi, "refreshSession" | "cancelSession">; session: Session; changed: (session: Session) => void; open: () => void; later: number };

/** A session in the list. `later`: how many of its series come after it, which may be cancelled with it. */
export function SessionCard({ api, session, changed, open, later }: Props) {
  const { t, language } = useText();
  const [fault, setFault] = useState<TextKey | null>(null);
  const [busy, setBusy] = useState(false);
  const [following, setFollowing] = useState(false);
  const { state, replies, place, online } = session;

  async function run(step: () => Promise<Session>) {
    setBusy(true);
    setFault(null);
    try {
      changed(await step());
    } catch (reason) {
      setFault(faultKey(reason));
    } finally {
      setBusy(false);
    }
  }

  return (
    <li className="card stack" data-testid={`session-${session.id}`}>
      <div className="stack-close">
        <div className="row"><h2 className="small-title" id={`title-${session.id}`}>{session.title}</h2><Badge tone={state === "inCalendar" ? "done" : state === "failed" ? "warn" : "plain"}>{t(stateWords[state])}</Badge></div>
        <p>{whenText(t, session, language)}</p>
        <p className="soft apart">
          {place !== null && <span>{place}</span>}
          {online && <span>{t("outreach.online")}</span>}
          {session.meetingUrl !== null && <span>{t("outreach.link")}</span>}
          <span>{t("outreach.people", { moderator: session.moderator, speakers: session.speakers.length === 0 ? t("outreach.nobody") : session.speakers.map(({ name }) => name).join(", ") })}</span>
        </p>
      </div>
      {state === "inCalendar" && session.noLink && <Notice tone="warn">{t("outreach.calendar.nolink.now")}</Notice>}
      {state === "inCalendar" && session.fault === "event-gone" && <Notice tone="warn">{t("outreach.calendar.gone.now")}</Notice>}
      {state === "inCalendar" && session.outlook?.deleted === false && <Notice tone="warn">{t("outreach.calendar.changed.now")}</Notice>}
      {state === "failed" && <Notice tone="warn">{t("outreach.calendar.failed.now")}</Notice>}
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {replies !== null && state === "inCalendar" && (
        <p data-testid="session-replies"><strong>{repliesText(t, replies)}</strong>{session.checkedAt !== null && <span className="caption"> {t("outreach.checked", { time: clock(Date.parse(session.checkedAt), language) })}</span>}</p>
      )}
      <div className="actions actions-start">
        <Button onClick={open} aria-describedby={`title-${session.id}`} data-testid="session-open">{t("outreach.open")}</Button>
        {(state === "inCalendar" || state === "planned" || state === "failed") && <>
          {state === "inCalendar" && <Button disabledFocusable={busy} onClick={() => void run(() => api.refreshSession(session.id))} data-testid="session-refresh">{t("outreach.refresh")}</Button>}
          <Confirm button={t("outreach.cancel")} title={t("outreach.cancel")} body={t("outreach.cancel.confirm")} yes={t("outreach.cancel")} no={t("outreach.cancel.keep")}
            busy={busy} confirmed={() => void run(() => api.cancelSession(session.id, following && later > 0))} testId="session-cancel">
            {later > 0 && <Checkbox label={t("outreach.cancel.following", { count: later })} checked={following} onChange={(_, { checked }) => setFollowing(checked === true)} data-testid="session-cancel-following" />}
          </Confirm>
        </>}
      </div>
    </li>
  );
}

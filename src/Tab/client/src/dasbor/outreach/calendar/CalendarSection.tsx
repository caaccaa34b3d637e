import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Session } from "../../../api/dashboardSchemas";
import { save } from "../../cases/export/leave";
import { useText, type TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { Notice } from "../../parts/Notice";
import { Badge } from "../../parts/Person";
import { clock } from "../../time/officeTime";
import { stateWords } from "../SessionCard";
import { useSessionDesk } from "../sessionDesk";
import { OutlookNews } from "./OutlookNews";
import { useCalendarWords, type CalendarKey } from "./words";

/** How a session stands in the calendar: its entry, its link, who answered in figures, and what was done to it in Outlook. */
export function CalendarSection({ session }: { session: Session }) {
  const { t, language } = useText();
  const say = useCalendarWords();
  const { api, changed } = useSessionDesk();
  const [fault, setFault] = useState<TextKey | null>(null);
  const [busy, setBusy] = useState(false);
  const { id, state, replies, joinUrl, outlook } = session;
  const standing = state === "inCalendar" && outlook?.deleted !== true;
  const waiting = standing && session.changing;

  async function run(step: () => Promise<void>) {
    setBusy(true);
    setFault(null);
    try {
      await step();
    } catch (reason) {
      setFault(faultKey(reason));
    } finally {
      setBusy(false);
    }
  }
  const take = (step: () => Promise<Session>) => void run(async () => changed(await step()));
  const again = <Button disabledFocusable={busy} onClick={() => take(() => api.decideOutlook(id, "makeAgain"))} data-testid="calendar-again">{say("again")}</Button>;
  const download = () => void run(async () => {
    const { name, text } = await api.calendarFile(id);
    save(new Blob([text]), name);
  });

  return (
    <section className="card stack" aria-labelledby="session-calendar" data-testid="calendar-section">
      <div className="row">
        <h2 className="small-title" id="session-calendar">{say("title")}</h2>
        <Badge tone={waiting || !standing ? (state === "failed" || outlook?.deleted === true ? "warn" : "plain") : "done"}>
          {outlook?.deleted === true ? say("deleted.title") : waiting ? say("state.changing") : t(stateWords[state])}
        </Badge>
      </div>
      <OutlookNews session={session} busy={busy} decide={(decision) => take(() => api.decideOutlook(id, decision))} cancel={() => take(() => api.cancelSession(id))} />
      {state === "failed" && <Notice tone="warn"><p>{t("outreach.calendar.failed.now")}</p>{again}</Notice>}
      {waiting && session.fault !== null && <Notice tone="warn"><p>{say("stuck")}</p>{again}</Notice>}
      {standing && session.noLink && <Notice tone="warn" testId="calendar-nolink">{t("outreach.calendar.nolink.now")}</Notice>}
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {standing && joinUrl !== null && <a className="link-block" href={joinUrl} target="_blank" rel="noopener noreferrer" data-testid="calendar-link">{say("link")}</a>}
      {standing && replies !== null && (
        <div className="stack-close">
          <h3 className="caption">{say("replies")}</h3>
          <dl className="row" data-testid="calendar-replies">
            {([["yes", replies.accepted], ["maybe", replies.tentative], ["no", replies.declined], ["none", replies.waiting]] as const).map(([key, count]) => (
              <div key={key} className="figure"><dt>{say(`replies.${key}` satisfies CalendarKey)}</dt><dd>{count}</dd></div>
            ))}
          </dl>
          {session.checkedAt !== null && <p className="caption">{t("outreach.checked", { time: clock(Date.parse(session.checkedAt), language) })}</p>}
        </div>
      )}
      <div className="actions actions-start">
        {standing && <Button disabledFocusable={busy} onClick={() => take(() => api.refreshSession(id))} data-testid="calendar-refresh">{t("outreach.refresh")}</Button>}
        <Button disabledFocusable={busy} onClick={download} data-testid="calendar-file">{say("file")}</Button>
      </div>
      <p className="hint">{say("file.hint")}</p>
    </section>
  );
}

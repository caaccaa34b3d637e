import { Button } from "@fluentui/react-components";
import { useCallback } from "react";
import type { Session } from "../../api/dashboardSchemas";
import { useSessionDesk } from "../outreach/sessionDesk";
import { Confirm } from "../parts/Confirm";
import { Notice } from "../parts/Notice";
import { dayAndClock } from "../time/officeTime";
import { LastRound } from "./LastRound";
import { sendReminder, sessionReminder, switchReminder, type SessionReminder } from "./remindersApi";
import { useReminder } from "./useReminder";
import { useTell, type Tell } from "./words";

/** When a session's reminder goes, how many it reached, and the two things that a member may do with it. */
export function ReminderSection({ session: { id, revision, state, attendees } }: { session: Session }) {
  const { api } = useSessionDesk();
  const { tell, language } = useTell();
  // A changed plan may have another time: revision and state are why it is asked for again.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const look = useCallback(() => sessionReminder(api, id), [api, id, revision, state]);
  const { view, failed, busy, run } = useReminder(look);
  const nobody = attendees.length === 0;
  const waits = view !== null && view.open && view.last === null && !nobody;

  return (
    <section className="card stack" aria-labelledby="session-reminder" data-testid="reminder-section">
      <div className="stack-close"><h2 className="small-title" id="session-reminder">{tell("remind.title")}</h2><p className="soft">{tell("remind.hint")}</p></div>
      {failed && <Notice tone="warn" live><p>{tell("remind.error")}</p><Button onClick={() => void run(look)}>{tell("remind.again")}</Button></Notice>}
      {view !== null && (
        <>
          {view.last === null ? <p data-testid="reminder-when">{view.open && nobody ? tell("remind.nobody") : when(view, tell, language)}</p> : <LastRound last={view.last} />}
          {view.groups > 0 && <p className="hint">{tell("remind.groups", { count: view.groups })}</p>}
          <p className="hint">{tell("remind.lockscreen", { line: view.lockScreen })}</p>
          {waits && (
            <div className="actions actions-start">
              <Button disabledFocusable={busy} onClick={() => void run(() => switchReminder(api, id, !view.off))} data-testid="reminder-switch">{tell(view.off ? "remind.switch.on" : "remind.switch.off")}</Button>
              <Confirm
                button={tell("remind.send")} title={tell("remind.send.title")} body={tell("remind.send.text")} yes={tell("remind.send")} no={tell("remind.send.no")} busy={busy}
                confirmed={() => void run(() => sendReminder(api, id))} testId="reminder-send"
              >
                <p>{tell("remind.lockscreen", { line: view.lockScreen })}</p>
              </Confirm>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function when({ open, off, at }: SessionReminder, tell: Tell, language: string): string {
  if (!open) return tell("remind.past");
  if (off) return tell("remind.off");
  return at === null ? tell("remind.late") : tell("remind.at", { when: dayAndClock(Date.parse(at), language) });
}

import { Button } from "@fluentui/react-components";
import { useCallback } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { Confirm } from "../parts/Confirm";
import { Notice } from "../parts/Notice";
import { dayAndClock } from "../time/officeTime";
import { LastRound } from "./LastRound";
import { pledgeReminder, sendPledgeReminder } from "./remindersApi";
import { useReminder } from "./useReminder";
import { useTell } from "./words";

/** Reminds members whose pledge is missing, when somebody presses and not oftener than the office set. */
export function PledgeReminderCard({ api }: { api: Pick<DashboardApi, "later"> }) {
  const { tell, language } = useTell();
  const look = useCallback(() => pledgeReminder(api), [api]);
  const { view, failed, busy, run } = useReminder(look);
  return (
    <section className="card stack" aria-labelledby="pakta-ingatkan" data-testid="pledge-remind">
      <h2 className="small-title" id="pakta-ingatkan">{tell("remind.title")}</h2>
      {failed && <Notice tone="warn" live><p>{tell("remind.error")}</p><Button onClick={() => void run(look)}>{tell("remind.again")}</Button></Notice>}
      {view !== null && (
        <>
          <p data-testid="pledge-missing">{view.missing === 0 ? tell("remind.pledge.nobody") : tell("remind.pledge.missing", { count: view.missing })}</p>
          {view.last !== null && <LastRound last={view.last} />}
          {view.missing > 0 && (view.nextAt === null ? (
            <Confirm
              button={tell("remind.pledge.button")} title={tell("remind.pledge.ask", { count: view.missing })} body={tell("remind.pledge.ask.text")} yes={tell("remind.send")}
              no={tell("remind.send.no")} busy={busy} confirmed={() => void run(() => sendPledgeReminder(api))} testId="pledge-remind-send"
            >
              <p>{tell("remind.lockscreen", { line: view.lockScreen })}</p>
            </Confirm>
          ) : <p className="soft">{tell("remind.pledge.next", { when: dayAndClock(Date.parse(view.nextAt), language) })}</p>)}
          <p className="hint">{tell("remind.pledge.hint")}</p>
        </>
      )}
    </section>
  );
}

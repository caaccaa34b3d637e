import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { ApiError, type DashboardApi } from "../../api/dashboard";
import type { Announcement } from "../../api/dashboardSchemas";
import { useText } from "../page/i18n";
import { Confirm } from "../parts/Confirm";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import { Badge } from "../parts/Person";
import { UserText } from "../parts/UserText";
import { dayOf, longDay } from "../time/officeTime";
import { LockScreen } from "./LockScreen";
import { useTell, type AnnounceKey } from "./words";

const stateWords: Record<Announcement["state"], AnnounceKey> = {
  waiting: "kabar.state.waiting", going: "kabar.state.going", done: "kabar.state.done", stopped: "kabar.state.stopped",
};

type Props = { api: DashboardApi; one: Announcement; reach: number; myId: string; nameOf: (memberId: string) => string; changed: () => void };

/** One announcement: what was said, by whom, and how far it has come, in numbers. */
export function AnnouncementCard({ api, one, reach, myId, nameOf, changed }: Props) {
  const { t } = useText();
  const { tell, language } = useTell();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { state, total, sent, unreached, unsure, preview } = one;
  const waiting = state === "waiting";
  const going = state === "going";

  async function run(step: () => Promise<unknown>) {
    setBusy(true);
    setFault(null);
    try {
      await step();
    } catch (reason) {
      setFault(reason instanceof ApiError && reason.detail !== undefined ? reason.detail : t(faultKey(reason)));
    } finally {
      setBusy(false);
      changed();
    }
  }

  const date = longDay(dayOf(Date.parse(one.madeAt)), language);
  const who = one.author === "" ? tell("kabar.by.monthly", { date })
    : one.approver !== null ? tell("kabar.by.approved", { author: nameOf(one.author), approver: nameOf(one.approver), date })
      : tell(one.reviewed === "" ? "kabar.by" : "kabar.by.chosen", { author: nameOf(one.author), date });
  const numbers = [
    state === "done" ? tell("kabar.number.done", { sent, total }) : "",
    state === "stopped" ? tell("kabar.stopped", { sent, total }) : "",
    unreached > 0 ? tell("kabar.number.unreached", { count: unreached }) : "",
    unsure > 0 ? tell("kabar.number.unsure", { count: unsure }) : "",
  ].filter((part) => part !== "").join(" ");
  const done = sent + unreached + unsure;
  return (
    <li className="card stack" data-testid={`announcement-${state}`}>
      <div className="stack-close">
        <div className="row"><h2 className="small-title">{preview.shown.title}</h2><Badge tone={state === "done" ? "done" : waiting ? "warn" : "plain"}>{tell(stateWords[state])}</Badge></div>
        <p className="soft">{who}</p>
      </div>
      {waiting ? <LockScreen shown={preview.shown} /> : <p><UserText text={preview.shown.text} /></p>}
      {waiting && <p className="soft">{tell(one.author === myId ? "kabar.waits" : "kabar.approve.lead")}</p>}
      {going && <>
        <progress className="sent-so-far" value={done} max={Math.max(total, 1)} aria-label={tell("kabar.state.going")} />
        <p data-testid="announce-progress">{tell("kabar.number.going", { done, total })}</p>
      </>}
      {numbers !== "" && <p data-testid="announce-numbers">{numbers}</p>}
      {fault !== null && <Notice tone="warn" live>{fault}</Notice>}
      {(waiting || going) && (
        <div className="actions actions-start">
          {waiting && one.author !== myId && <Button appearance="primary" disabledFocusable={busy} onClick={() => void run(() => api.approveAnnouncement(one.id, preview.seen))} data-testid="announce-approve">{tell("kabar.approve", { count: reach })}</Button>}
          {waiting
            ? <Confirm button={tell("kabar.take")} title={tell("kabar.take")} body={tell("kabar.take.body")} yes={tell("kabar.take")} no={tell("kabar.take.keep")} busy={busy} confirmed={() => void run(() => api.stopAnnouncement(one.id))} testId="announce-take" />
            : <Confirm button={tell("kabar.stop")} title={tell("kabar.stop")} body={tell("kabar.stop.body")} yes={tell("kabar.stop")} no={tell("kabar.stop.keep")} busy={busy} confirmed={() => void run(() => api.stopAnnouncement(one.id))} testId="announce-stop" />}
        </div>
      )}
    </li>
  );
}

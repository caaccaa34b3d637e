import { Button } from "@fluentui/react-components";
import { useMemo } from "react";
import { Confirm } from "../../parts/Confirm";
import { Notice } from "../../parts/Notice";
import { longDay } from "../../time/officeTime";
import { useTell, type WaveKey } from "../words";
import type { WaveDesk } from "../useWave";
import type { Wave, WavesApi } from "../wavesApi";
import { hours } from "./hours";
import { planOf, sumOf } from "./numbers";
import { SeatLine } from "./SeatLine";
import { SessionFold } from "./SessionFold";

type Props = { wave: Wave; desk: WaveDesk; api: WavesApi; open: boolean; openSession: (id: string) => void };

/** The plan: what it needs, who has no seat, the sessions day by day, and the step that carries it out. */
export function PlanCard({ wave, desk, api, open, openSession }: Props) {
  const { tell, language } = useTell();
  const plan = useMemo(() => planOf(wave), [wave]);
  const planned = wave.sessions.length > 0;
  const make = () => void desk.take((now) => api.step(now, "plan"));
  return (
    <section className="card stack" aria-labelledby="wave-plan" data-testid="wave-plan">
      <h2 id="wave-plan" className="small-title">{tell("plan.title")}</h2>
      {planned && (
        <div className="stack-close">
          <p data-testid="plan-summary"><strong>{tell("plan.summary", { count: sumOf(plan.sessions), sessions: wave.sessions.length, places: plan.places })}</strong></p>
          {wave.state === "planned" && <p className="soft">{tell("plan.least", { sessions: wave.leastSessions, places: wave.leastPlaces })}</p>}
          {wave.state === "made" && !wave.listErased && <p className="soft">{tell("plan.change")}</p>}
          <details><summary>{tell("plan.how.title")}</summary><p className="soft">{tell("plan.how")}</p></details>
        </div>
      )}
      {open && wave.leftOut.length > 0 && (
        <Notice tone="plain" testId="plan-leftout">
          <strong>{tell("plan.leftout")}</strong>
          <ul className="plain-list">{wave.leftOut.map(({ startsAt, leftOut }) => <li key={startsAt}>{tell(`plan.leftout.${leftOut ?? "past"}` as WaveKey, { time: `${longDay(startsAt.slice(0, 10), language)}, ${hours(startsAt)}` })}</li>)}</ul>
        </Notice>
      )}
      {planned && plan.unplaced.length > 0 && (
        <Notice tone="warn" testId="plan-unplaced">
          <strong>{tell("plan.unplaced", { count: sumOf(plan.unplaced) })}</strong>
          <ul className="plain-list">{plan.unplaced.map((seated) => <SeatLine key={`${seated.area} ${seated.unit}`} seated={seated} sessions={plan.sessions} wave={wave} desk={desk} api={api} open={open} />)}</ul>
        </Notice>
      )}
      {plan.days.map(({ day, sessions, people }) => (
        <details key={day} data-testid="plan-day">
          <summary>{tell("plan.day", { date: longDay(day, language), sessions: sessions.length, count: people })}</summary>
          <ul className="plain-list stack within">{sessions.map((session) => <SessionFold key={session.number} session={session} sessions={plan.sessions} wave={wave} desk={desk} api={api} open={open} openSession={openSession} />)}</ul>
        </details>
      ))}
      {open && (
        <div className="actions actions-start">
          {wave.moves > 0 && <Button disabledFocusable={desk.busy} onClick={() => void desk.take((now) => api.step(now, "undo"))} data-testid="plan-undo">{tell("undo")}</Button>}
          {planned
            ? <Confirm button={tell("plan.again")} title={tell("plan.again.title")} body={tell("plan.again.body")} yes={tell("plan.again")} no={tell("action.cancel")} busy={desk.busy} confirmed={make} testId="plan-again" />
            : <Button appearance="primary" disabledFocusable={desk.busy} onClick={make} data-testid="plan-make">{tell("plan.button")}</Button>}
          {planned && <Confirm button={tell("make.button")} title={tell("make.title")} body={tell("make.body", { sessions: plan.sessions.filter(({ people }) => people > 0).length, contacts: wave.settings.contacts.length })}
            yes={tell("make.button")} no={tell("action.cancel")} busy={desk.busy} confirmed={() => void desk.take((now) => api.step(now, "make"))} testId="wave-make" />}
        </div>
      )}
    </section>
  );
}

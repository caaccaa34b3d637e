import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTell } from "../words";
import type { WaveDesk } from "../useWave";
import type { Wave, WavesApi } from "../wavesApi";
import { hours } from "./hours";
import type { FilledSession } from "./numbers";
import { SeatLine } from "./SeatLine";

type Props = { session: FilledSession; sessions: readonly FilledSession[]; wave: Wave; desk: WaveDesk; api: WavesApi; open: boolean; openSession: (id: string) => void };

/** One session: room, seats, why this room, who speaks, and its desa once it is unfolded. */
export function SessionFold({ session, sessions, wave, desk, api, open, openSession }: Props) {
  const { tell } = useTell();
  const [unfolded, setUnfolded] = useState(false);
  const speakers = wave.settings.teams[session.team]?.speakers ?? [];
  return (
    <li>
      <details onToggle={(toggle) => setUnfolded(toggle.currentTarget.open)} data-testid="plan-session">
        <summary>{session.off && <strong>{tell("plan.off")} </strong>}{hours(session.startsAt)}–{hours(session.endsAt)} · {tell("plan.seats", { room: session.name, count: session.people, capacity: session.capacity })}</summary>
        {unfolded && (
          <div className="stack-close within">
            <p className="soft">{tell(session.reason === "smallest-enough" ? "plan.reason.smallest" : "plan.reason.largest")}</p>
            {speakers.length > 0 && <p className="soft">{tell("plan.speakers", { names: speakers.join(", ") })}</p>}
            <ul className="plain-list">{session.seated.map((seated) => <SeatLine key={`${seated.area} ${seated.unit}`} seated={seated} sessions={sessions} wave={wave} desk={desk} api={api} open={open} />)}</ul>
            {session.sessionId !== null && <Button className="self-start" onClick={() => openSession(session.sessionId ?? "")} data-testid="plan-session-open">{tell("plan.open")}</Button>}
          </div>
        )}
      </details>
    </li>
  );
}

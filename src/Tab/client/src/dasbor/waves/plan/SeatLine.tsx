import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTell } from "../words";
import type { WaveDesk } from "../useWave";
import type { Wave, WavesApi } from "../wavesApi";
import { MoveForm } from "./MoveForm";
import type { FilledSession, Seated } from "./numbers";

type Props = { seated: Seated; sessions: readonly FilledSession[]; wave: Wave; desk: WaveDesk; api: WavesApi; open: boolean };

/** People of a desa where they sit, and the way to another session. */
export function SeatLine({ seated, sessions, wave, desk, api, open }: Props) {
  const { tell } = useTell();
  const [moving, setMoving] = useState(false);
  return (
    <li className="stack-close">
      <span className="row spread">
        <span>{tell("plan.unit", { unit: seated.unit, area: seated.area, count: seated.people })}</span>
        {open && <Button aria-expanded={moving} onClick={() => setMoving(!moving)} data-testid="seat-move">{tell("move.button")}</Button>}
      </span>
      {moving && <MoveForm seated={seated} sessions={sessions} wave={wave} desk={desk} api={api} done={() => setMoving(false)} />}
    </li>
  );
}

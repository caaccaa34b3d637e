import { Button, Checkbox, Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { useText, type TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { Notice } from "../../parts/Notice";
import { shortDay } from "../../time/officeTime";
import { useTell } from "../words";
import type { WaveDesk } from "../useWave";
import type { Wave, WavePerson, WavesApi } from "../wavesApi";
import { hours } from "./hours";
import { targetsOf, type FilledSession, type Seated } from "./numbers";

type Props = { seated: Seated; sessions: readonly FilledSession[]; wave: Wave; desk: WaveDesk; api: WavesApi; done: () => void };

const nobody = "0";

/** Moves a desa, or some of its people. Only sessions within reach that have a free seat are offered; the server looks again. */
export function MoveForm({ seated, sessions, wave, desk, api, done }: Props) {
  const { t } = useText();
  const { tell, language } = useTell();
  const targets = targetsOf(sessions, seated.area, seated.session);
  const [to, setTo] = useState(String(targets[0]?.number ?? nobody));
  const [people, setPeople] = useState<WavePerson[] | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [away, setAway] = useState<TextKey | null>(null);
  const some = people !== null;
  const possible = !desk.busy && (!some || chosen.size > 0) && (to !== nobody || seated.session !== null);

  async function list() {
    try {
      setPeople((await api.people(wave.id, seated.area, seated.unit)).filter(({ session }) => session === seated.session));
    } catch (reason) {
      setAway(faultKey(reason));
    }
  }
  async function move() {
    if (!possible) return;
    const wanted = { area: seated.area, unit: seated.unit, from: seated.session, to: to === nobody ? null : Number(to), ...(some ? { people: [...chosen] } : {}) };
    if (await desk.take((now) => api.move(now, wanted))) done();
  }
  function choose(ordinal: number, checked: boolean) {
    const next = new Set(chosen);
    if (checked) next.add(ordinal);
    else next.delete(ordinal);
    setChosen(next);
  }

  return (
    <div className="within stack-close" data-testid="move-form">
      <Field label={tell("move.to", { unit: seated.unit })}>
        <Select value={to} onChange={(_, { value }) => setTo(value)} data-testid="move-to">
          {targets.map((session) => <option key={session.number} value={session.number}>{tell("move.free", { room: session.name, time: `${shortDay(session.startsAt.slice(0, 10), language)} ${hours(session.startsAt)}`, left: session.capacity - session.people })}</option>)}
          {seated.session !== null && <option value={nobody}>{tell("move.nobody")}</option>}
        </Select>
      </Field>
      {!some && <Button className="self-start" onClick={() => void list()} data-testid="move-some">{tell("move.some")}</Button>}
      {away !== null && <Notice tone="warn" live>{t(away)}</Notice>}
      {some && (
        <fieldset className="plain-set">
          <legend>{tell("move.some")}</legend>
          {people.map(({ ordinal, name }) => <Checkbox key={ordinal} label={name} checked={chosen.has(ordinal)} onChange={(_, { checked }) => choose(ordinal, checked === true)} />)}
        </fieldset>
      )}
      <div className="actions actions-start">
        <Button appearance="primary" disabledFocusable={!possible} onClick={() => void move()} data-testid="move-now">{some ? tell("move.now") : `${tell("move.now")}: ${tell("move.all", { count: seated.people })}`}</Button>
        <Button onClick={done}>{tell("action.cancel")}</Button>
      </div>
    </div>
  );
}

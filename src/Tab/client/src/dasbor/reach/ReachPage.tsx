import { Button, Select, Spinner } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { now } from "../../api/time";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { dayOf } from "../time/officeTime";
import { Names } from "./Names";
import { Newcomers } from "./Newcomers";
import { unitsReached, type UnitReach } from "./reachApi";
import { useTell } from "./words";

/** Who has come at least once in a year, by unit, and who is new and has not. */
export function ReachPage({ api, back }: { api: DashboardApi; back: () => void }) {
  const { t } = useText();
  const { tell } = useTell();
  const thisYear = Number(dayOf(now()).slice(0, 4));
  const [units, setUnits] = useState<UnitReach[] | null>(null);
  const [year, setYear] = useState(thisYear);
  const [fault, setFault] = useState<TextKey | null>(null);
  const look = useCallback(() => {
    setFault(null);
    unitsReached(api).then(setUnits, (reason: unknown) => setFault(faultKey(reason)));
  }, [api]);
  useEffect(look, [look]);
  const years = [...new Set([thisYear, ...(units ?? []).map((unit) => unit.year)])].sort((a, b) => b - a);
  const shown = (units ?? []).filter((unit) => unit.year === year);

  return (
    <main className="page page-form" data-testid="reach">
      <Button className="back link" appearance="transparent" onClick={back}>{t("outreach.back")}</Button>
      <Heading>{tell("reach.title")}</Heading>
      {fault !== null && <Notice tone="warn" live><p>{t(fault)}</p><Button onClick={look}>{t("board.again")}</Button></Notice>}
      {units === null && fault === null && <Spinner label={t("board.state.loading")} />}
      {units !== null && (
        <section className="card stack" aria-labelledby="jangkauan">
          <div className="row spread">
            <h2 id="jangkauan" className="small-title">{tell("reach.units", { year })}</h2>
            {years.length > 1 && <Select value={String(year)} aria-label={tell("reach.year")} onChange={(_, { value }) => setYear(Number(value))} data-testid="reach-year">{years.map((one) => <option key={one} value={one}>{one}</option>)}</Select>}
          </div>
          {shown.length === 0 && <p className="soft" data-testid="reach-empty">{tell("reach.none")}</p>}
          {shown.length > 0 && (
            <>
              <ul className="lines plain-list" data-testid="reach-units">
                {shown.map(({ unit, people }) => <li key={unit} className="row spread"><span>{unit === "" ? tell("reach.nounit") : unit}</span><strong>{tell("reach.people", { count: people })}</strong></li>)}
              </ul>
              <p><strong>{tell("reach.all", { count: shown.reduce((sum, { people }) => sum + people, 0) })}</strong></p>
            </>
          )}
          <p className="hint">{tell("reach.once")}</p>
          {year === thisYear && <Names api={api} />}
        </section>
      )}
      <Newcomers api={api} />
    </main>
  );
}

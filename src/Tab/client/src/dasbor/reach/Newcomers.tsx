import { Button, Spinner } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import { plainDay } from "../time/officeTime";
import { AddNewcomers } from "./AddNewcomers";
import { changeNewcomers, readNewcomers, type Newcomer, type NewcomerChange } from "./reachApi";
import { useTell } from "./words";

/** The short list of those who are new in the office: who has not been to a session stands first. */
export function Newcomers({ api }: { api: DashboardApi }) {
  const { t } = useText();
  const { tell, language } = useTell();
  const [people, setPeople] = useState<Newcomer[] | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const [removed, setRemoved] = useState<Newcomer | null>(null);

  const run = useCallback(async (step: () => Promise<Newcomer[]>): Promise<boolean> => {
    setFault(null);
    try {
      setPeople(await step());
      return true;
    } catch (reason) {
      setFault(faultKey(reason));
      return false;
    }
  }, []);
  const look = useCallback(() => run(() => readNewcomers(api)), [run, api]);
  useEffect(() => { void look(); }, [look]);
  const change = (wanted: NewcomerChange) => run(() => changeNewcomers(api, wanted));
  const again = (one: Newcomer) => void change({ add: [{ id: one.id, name: one.name, unit: one.unit, startsOn: one.startsOn }] }).then((done) => { if (done) setRemoved(null); });
  const waiting = (people ?? []).filter(({ came }) => !came);
  const reached = (people ?? []).filter(({ came }) => came);
  const row = (one: Newcomer) => (
    <li key={one.id} className="row spread" data-testid="newcomer">
      <span className="stack-close grow">
        <strong>{one.name}</strong>
        <span className="soft apart"><span>{one.unit === "" ? tell("reach.nounit") : one.unit}</span><span>{tell("newcomer.since", { date: plainDay(one.startsOn, language) })}</span></span>
        {one.perhapsIn !== null && <span className="soft" data-testid="newcomer-perhaps">{tell("newcomer.perhaps", { unit: one.perhapsIn === "" ? tell("reach.nounit") : one.perhapsIn })}</span>}
      </span>
      <span className="row">
        {(!one.came || one.confirmed) && <Button onClick={() => void change({ confirm: [{ id: one.id, came: !one.came }] })} aria-label={tell(one.came ? "newcomer.not.of" : "newcomer.came.of", { name: one.name })} data-testid="newcomer-confirm">{tell(one.came ? "newcomer.not" : "newcomer.came")}</Button>}
        <Button onClick={() => void change({ remove: [one.id] }).then((done) => { if (done) setRemoved(one); })} aria-label={tell("newcomer.drop.of", { name: one.name })} data-testid="newcomer-drop">{tell("newcomer.drop")}</Button>
      </span>
    </li>
  );

  return (
    <section className="card stack" aria-labelledby="pegawai-baru" data-testid="newcomers">
      <div className="stack-close"><h2 id="pegawai-baru" className="small-title">{tell("newcomer.title")}</h2><p className="soft">{tell("newcomer.lead")}</p></div>
      {fault !== null && <Notice tone="warn" live><p>{t(fault)}</p><Button onClick={() => void look()}>{t("board.again")}</Button></Notice>}
      {removed !== null && <Notice tone="plain" live testId="newcomer-removed"><p>{tell("newcomer.removed", { name: removed.name })}</p><Button onClick={() => again(removed)} data-testid="newcomer-undo">{tell("newcomer.undo")}</Button></Notice>}
      {people === null && fault === null && <Spinner label={t("board.state.loading")} />}
      {people?.length === 0 && <p data-testid="newcomers-empty">{tell("newcomer.empty")}</p>}
      {waiting.length > 0 && <section className="stack-close"><h3 className="small-title">{tell("newcomer.waiting", { count: waiting.length })}</h3><ul className="plain-list stack-close">{waiting.map(row)}</ul></section>}
      {people !== null && people.length > 0 && waiting.length === 0 && <Notice tone="done">{tell("newcomer.all")}</Notice>}
      {reached.length > 0 && <details><summary>{tell("newcomer.reached", { count: reached.length })}</summary><ul className="plain-list stack-close">{reached.map(row)}</ul></details>}
      {people !== null && <AddNewcomers add={(added) => change({ add: added })} />}
    </section>
  );
}

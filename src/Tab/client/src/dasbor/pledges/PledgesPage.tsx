import { Button, Spinner } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { now } from "../../api/time";
import { save } from "../cases/export/leave";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { PledgeReminderCard } from "../reminders/PledgeReminderCard";
import { dayOf, plainDay } from "../time/officeTime";
import { PaperForm } from "./PaperForm";
import { dropPledge, groups, pledges, sheets, takePledge, type Pledges } from "./pledgesApi";
import { SignCard } from "./SignCard";
import { useTell } from "./words";

/** Pakta integritas of this year: the own signature, sheets for those who sign on paper, who has signed. */
export function PledgesPage({ api, back }: { api: DashboardApi; back: () => void }) {
  const { t } = useText();
  const { tell, language } = useTell();
  const [year, setYear] = useState<Pledges | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);

  const run = useCallback(async (step: () => Promise<unknown>) => {
    setFault(null);
    try {
      await step();
      setYear(await pledges(api));
    } catch (reason) {
      setFault(faultKey(reason));
    }
  }, [api]);
  const look = useCallback(() => run(() => Promise.resolve()), [run]);
  useEffect(() => { void look(); }, [look]);
  const take = (name: string) => void run(async () => save(await takePledge(api, name), name));

  return (
    <main className="page page-form" data-testid="pledges">
      <Button className="back link" appearance="transparent" onClick={back}>{t("outreach.back")}</Button>
      <Heading>{tell("pledge.title")}</Heading>
      {fault !== null && <Notice tone="warn" live><p>{t(fault)}</p><Button onClick={() => void look()}>{t("board.again")}</Button></Notice>}
      {year === null && fault === null && <Spinner label={t("board.state.loading")} />}
      {year !== null && (
        <>
          <SignCard api={api} mine={{ year: year.year, text: year.text, signed: year.mine }} title="pledge.points" changed={look} />
          <PaperForm api={api} today={dayOf(now())} changed={look} />
          <PledgeReminderCard key={year.waiting.length} api={api} />
          <section className="card stack" aria-labelledby="pakta-daftar" data-testid="pledge-signed">
            <h2 id="pakta-daftar" className="small-title">{tell("pledge.signed", { count: year.signed.length })}</h2>
            {year.waiting.length > 0 && <p className="soft">{tell("pledge.waiting", { names: year.waiting.join(", ") })}</p>}
            <ul className="plain-list stack-close">
              {year.signed.map(({ id, name, post, group, signedOn, way }) => (
                <li key={id} className="row spread">
                  <span className="stack-close"><strong>{name}</strong><span className="soft apart"><span>{post}</span><span>{tell(`pledge.group.${group}`)}</span><span>{tell(`pledge.on.${way}`, { date: plainDay(signedOn, language) })}</span></span></span>
                  {way === "paper" && <Button onClick={() => void run(() => dropPledge(api, id))}>{tell("pledge.drop", { name })}</Button>}
                </li>
              ))}
            </ul>
            <Button className="self-start" onClick={() => take("daftar-pakta.docx")} data-testid="pledge-list">{tell("pledge.list")}</Button>
            <div className="row">{groups.map((group) => <Button key={group} onClick={() => take(sheets[group])} data-testid={`pledge-sheet-${group}`}>{tell("pledge.sheet", { group: tell(`pledge.group.${group}`) })}</Button>)}</div>
          </section>
        </>
      )}
    </main>
  );
}

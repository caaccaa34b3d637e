import { Button, Spinner } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Announcement, Announcements, Home } from "../../api/dashboardSchemas";
import { every } from "../../api/time";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { AnnouncementCard } from "./AnnouncementCard";
import { useTell } from "./words";
import { WriteForm } from "./WriteForm";

/** While one is being sent, the page looks again by itself. */
const lookAgainMs = 2000;

/** What the team said to everybody: what waits, what is on its way, what has arrived. */
export function AnnouncePage({ api, back }: { api: DashboardApi; back: () => void }) {
  const { t } = useText();
  const { tell } = useTell();
  const [all, setAll] = useState<Announcements | null>(null);
  const [home, setHome] = useState<Home | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const [writing, setWriting] = useState(false);
  const [saved, setSaved] = useState<Announcement["state"] | null>(null);

  const load = useCallback(async () => {
    try {
      const [fresh, team] = await Promise.all([api.announcements(), api.home()]);
      setAll(fresh);
      setHome(team);
      setFault(null);
    } catch (reason) {
      setFault(faultKey(reason));
    }
  }, [api]);
  useEffect(() => { void load(); }, [load]);
  const going = fault === null && (all?.announcements.some(({ state }) => state === "going") ?? false);
  useEffect(() => (going ? every(lookAgainMs, () => void load()) : undefined), [going, load]);

  if (writing && all !== null) {
    return <WriteForm api={api} all={all} cancel={() => setWriting(false)} made={({ state }) => { setWriting(false); setSaved(state); void load(); }} />;
  }
  return (
    <main className="page" data-testid="announce">
      <Button className="back link" appearance="transparent" onClick={back} data-testid="announce-back">{t("outreach.back")}</Button>
      <div className="row spread">
        <Heading>{tell("kabar.title")}</Heading>
        {all !== null && <Button appearance="primary" onClick={() => { setSaved(null); setWriting(true); }} data-testid="announce-new">{tell("kabar.new")}</Button>}
      </div>
      <p className="soft">{tell("kabar.lead")}</p>
      {fault !== null && <Notice tone="warn" live><p>{t(fault)}</p><Button onClick={() => void load()}>{tell("kabar.again")}</Button></Notice>}
      {saved !== null && <Notice tone="done" live>{tell(saved === "waiting" ? "kabar.saved.waiting" : "kabar.saved.going")}</Notice>}
      {all === null && fault === null && <Spinner label={t("board.state.loading")} />}
      {all !== null && (
        <p className="soft" data-testid="announce-reach">
          {tell("kabar.reach", { count: all.people })} {all.unreachable > 0 && tell("kabar.reach.not", { count: all.unreachable })} {all.monthlyDay > 0 ? tell("kabar.monthly.on", { day: all.monthlyDay }) : tell("kabar.monthly.off")}
        </p>
      )}
      {all !== null && all.announcements.length === 0 && <section className="card"><p data-testid="announce-empty">{tell("kabar.empty")}</p></section>}
      {all !== null && home !== null && (
        <ul className="plain-list stack">
          {all.announcements.map((one) => <AnnouncementCard key={one.id} api={api} one={one} reach={all.people - all.unreachable} myId={home.me.memberId}
            nameOf={(memberId) => home.team.find((person) => person.memberId === memberId)?.name ?? ""} changed={() => void load()} />)}
        </ul>
      )}
    </main>
  );
}

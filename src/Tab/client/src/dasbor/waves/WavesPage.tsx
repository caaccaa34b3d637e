import { Button, Spinner } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { Badge } from "../parts/Person";
import type { DraftSafe } from "../session/draftSafe";
import { ImportPage } from "./import/ImportPage";
import { useWavesApi } from "./useWave";
import { WavePage } from "./WavePage";
import { useTell } from "./words";
import type { WaveLine } from "./wavesApi";

type At = "list" | "import" | { wave: string };

/** Which wave was open, also after the page was locked or a session of it was looked at. */
const place = "wave";

/** All waves of the office, and the way to a new one. */
export function WavesPage({ api, drafts, back, openSession }: { api: DashboardApi; drafts: DraftSafe; back: () => void; openSession: (id: string) => void }) {
  const waves = useWavesApi(api);
  const [at, showAt] = useState<At>(() => (drafts.has(place) ? { wave: drafts.read(place) } : "list"));
  function setAt(next: At) {
    showAt(next);
    drafts.write(place, typeof next === "object" ? next.wave : "");
  }
  if (at === "import") return <ImportPage api={waves} back={() => setAt("list")} open={(wave) => setAt({ wave })} />;
  if (at !== "list") return <WavePage key={at.wave} board={api} api={waves} drafts={drafts} id={at.wave} back={() => setAt("list")} openSession={openSession} />;
  return <WaveList load={waves.waves} back={back} begin={() => setAt("import")} open={(wave) => setAt({ wave })} />;
}

function WaveList({ load, back, begin, open }: { load: () => Promise<WaveLine[]>; back: () => void; begin: () => void; open: (id: string) => void }) {
  const { t } = useText();
  const { tell } = useTell();
  const [waves, setWaves] = useState<WaveLine[] | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    setFault(null);
    load().then(setWaves, (reason: unknown) => setFault(faultKey(reason)));
  }, [load, tries]);
  return (
    <main className="page" data-testid="waves">
      <Button className="back link" appearance="transparent" onClick={back} data-testid="waves-back">{t("outreach.back")}</Button>
      <div className="row spread">
        <Heading>{tell("list.title")}</Heading>
        <Button appearance="primary" onClick={begin} data-testid="waves-import">{tell("import.title")}</Button>
      </div>
      <p className="soft">{tell("list.intro")}</p>
      {fault !== null && <Notice tone="warn" live><p>{t(fault)}</p><Button onClick={() => setTries(tries + 1)}>{t("board.again")}</Button></Notice>}
      {waves === null && fault === null && <Spinner label={t("board.state.loading")} />}
      {waves?.length === 0 && <section className="card" data-testid="waves-empty"><p>{tell("list.empty")}</p></section>}
      <ul className="plain-list stack">
        {waves?.map((wave) => (
          <li key={wave.id} className="card stack-close">
            <div className="row spread"><h2 className="small-title">{wave.title}</h2><Badge tone={wave.state === "made" ? "done" : "brand"}>{tell(`state.${wave.state}`)}</Badge></div>
            <p className="soft">{tell("list.line", { people: wave.people, sessions: wave.sessions, packages: wave.packages, delivered: wave.delivered })}</p>
            {wave.listErased && <p className="hint">{tell("list.erased")}</p>}
            <Button className="self-start" onClick={() => open(wave.id)} data-testid="wave-open">{tell("import.open")}</Button>
          </li>
        ))}
      </ul>
    </main>
  );
}

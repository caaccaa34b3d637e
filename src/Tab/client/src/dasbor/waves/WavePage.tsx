import { Button, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { useText } from "../page/i18n";
import { Confirm } from "../parts/Confirm";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { Badge } from "../parts/Person";
import type { DraftSafe } from "../session/draftSafe";
import { ImportPage } from "./import/ImportPage";
import { PackagePage } from "./packages/PackagePage";
import { PackagesCard } from "./packages/PackagesCard";
import { faultWords } from "./plan/faultWords";
import { PlanCard } from "./plan/PlanCard";
import { SettingsForm } from "./plan/SettingsForm";
import { useWave } from "./useWave";
import { useTell } from "./words";
import type { WavesApi } from "./wavesApi";

type Props = { board: DashboardApi; api: WavesApi; drafts: DraftSafe; id: string; back: () => void; openSession: (id: string) => void };

/** One wave from its settings to the last package. Its steps stand in the order in which they are taken. */
export function WavePage({ board, api, drafts, id, back, openSession }: Props) {
  const { t } = useText();
  const { tell } = useTell();
  const desk = useWave(api, id, back);
  const [opened, setOpened] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const { wave, faults, away, busy } = desk;
  if (wave !== null && adding) return <ImportPage api={api} late={wave} back={() => { setAdding(false); void desk.load(); }} open={back} />;
  if (wave !== null && opened !== null) return <PackagePage board={board} api={api} wave={wave} id={opened} desk={desk} back={() => setOpened(null)} />;
  const isOpen = wave !== null && (wave.state === "imported" || wave.state === "planned") && !wave.listErased;
  return (
    <main className="page" data-testid="wave">
      <Button className="back link" appearance="transparent" onClick={back} data-testid="wave-back">{tell("action.back")}</Button>
      {away !== null && <Notice tone="warn" live><p>{t(away)}</p><Button onClick={() => void desk.load()}>{t("board.again")}</Button></Notice>}
      {wave === null && away === null && <Spinner label={t("board.state.loading")} />}
      {wave !== null && (
        <>
          <div className="row spread"><Heading>{wave.title}</Heading><Badge tone={wave.state === "made" ? "done" : "brand"}>{tell(`state.${wave.state}`)}</Badge></div>
          <p className="soft">{tell("list.line", { people: wave.people, sessions: wave.sessions.length, packages: wave.packages.length, delivered: wave.packages.filter(({ delivered }) => delivered.on !== null).length })}</p>
          {wave.listErased ? <p className="hint">{tell("list.erased")}</p> : <p className="hint">{tell("import.erased")}</p>}
          {faults.length > 0 && (
            <Notice tone="warn" live testId="wave-faults">{faults.slice(0, 12).map((fault, at) => <p key={at}>{faultWords(tell, fault)}</p>)}</Notice>
          )}
          {wave.state === "making" && <Notice tone="tint" live testId="wave-making">{tell("make.under")}</Notice>}
          {isOpen && <SettingsForm key={wave.id} wave={wave} desk={desk} api={api} drafts={drafts} />}
          {isOpen || wave.sessions.length > 0 ? <PlanCard wave={wave} desk={desk} api={api} open={isOpen} openSession={openSession} /> : null}
          {wave.state === "made" && !wave.listErased && <Button className="self-start" onClick={() => setAdding(true)} data-testid="wave-late">{tell("late.button")}</Button>}
          {wave.packages.length > 0 && <PackagesCard wave={wave} desk={desk} api={api} open={setOpened} />}
          {isOpen && (
            <Confirm button={tell("action.erase")} title={tell("action.erase.title")} body={tell("action.erase.body")} yes={tell("action.erase")} no={tell("action.cancel")} busy={busy}
              confirmed={() => void desk.take((now) => api.step(now, "erase"))} testId="wave-erase" />
          )}
        </>
      )}
    </main>
  );
}

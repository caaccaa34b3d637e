import { Button, Checkbox } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Directory } from "../../../sealing";
import { useText, type TextKey } from "../../page/i18n";
import { Confirm } from "../../parts/Confirm";
import { faultKey } from "../../parts/faults";
import { Notice } from "../../parts/Notice";
import { dayAndClock } from "../../time/officeTime";
import type { KnownCase } from "../caseBook";
import { nameOf } from "../names";
import type { ExportDesk } from "./exportDesk";
import { ExportSheet } from "./ExportSheet";
import { takesName, type ExportStanding } from "./twoSignatures";

type Props = { known: KnownCase; code: string; exporter: ExportDesk; directory: Directory; myId: string; changed: (known: KnownCase) => void };

/** Where the copy for police or court stands: one reader asks, another agrees, the first takes it out. */
export function ExportCard({ known, code, exporter, directory, myId, changed }: Props) {
  const { t } = useText();
  const [standing, setStanding] = useState<ExportStanding | null>(null);
  const [mayTakeName, setMayTakeName] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  useEffect(() => {
    let shown = true;
    void exporter.standing(known).then((now) => { if (shown) setStanding(now); });
    void exporter.mayTakeName(known).then((may) => { if (shown) setMayTakeName(may); });
    return () => { shown = false; };
  }, [exporter, known]);
  const step = (act: Promise<KnownCase>) => {
    setBusy(true);
    setFault(null);
    void act.then(changed, (reason: unknown) => setFault(faultKey(reason))).finally(() => setBusy(false));
  };
  return (
    <section className="card stack" aria-labelledby="ekspor" data-testid="export">
      <h2 id="ekspor" className="small-title">{t("board.export.card")}</h2>
      <p className="soft">{t("board.export.court")}</p>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {standing === null || standing.made
        ? <Asking alone={known.open.readers.length < 2} made={standing !== null} mayTakeName={mayTakeName} busy={busy} ask={(name) => step(exporter.request(known, name))} />
        : <Asked standing={standing} directory={directory} myId={myId} busy={busy} prepare={() => setLeaving(true)}
            approve={(name) => step(exporter.approve(known, standing.request.hash, name))} withdraw={() => step(exporter.withdraw(known, standing.request.hash))} />}
      {leaving && <ExportSheet known={known} code={code} exporter={exporter} directory={directory} changed={changed} close={() => setLeaving(false)} />}
    </section>
  );
}

type AskingProps = { alone: boolean; made: boolean; mayTakeName: boolean; busy: boolean; ask: (name: boolean) => void };

function Asking({ alone, made, mayTakeName, busy, ask }: AskingProps) {
  const { t } = useText();
  const [name, setName] = useState(false);
  if (alone) return <p>{t("board.export.alone")}</p>;
  return (
    <>
      {made && <p role="status" data-testid="export-made">{t("board.export.made")}</p>}
      <p className="soft">{t("board.export.consent")}</p>
      <Confirm button={t("board.export.ask")} title={t("board.export.ask.title")} body={t("board.export.ask.body")} yes={t("board.export.ask")} no={t("board.export.cancel")}
        busy={busy} confirmed={() => ask(mayTakeName && name)} testId="export-ask">
        {mayTakeName && <NameTick ticked={name} tick={setName} />}
      </Confirm>
    </>
  );
}

/** Off unless somebody ticks it; whoever ticks it reads first who will see the name. */
function NameTick({ ticked, tick }: { ticked: boolean; tick: (on: boolean) => void }) {
  const { t } = useText();
  return (
    <div className="stack-close">
      <Checkbox label={t("board.export.name.tick")} checked={ticked} onChange={(_, { checked }) => tick(checked === true)} data-testid="export-name" />
      <p className="hint">{t("board.export.name.who")}</p>
    </div>
  );
}

type AskedProps = { standing: ExportStanding; directory: Directory; myId: string; busy: boolean; prepare: () => void; approve: (name: boolean) => void; withdraw: () => void };

function Asked({ standing, directory, myId, busy, prepare, approve, withdraw }: AskedProps) {
  const { t, language } = useText();
  const [withName, setWithName] = useState(false);
  const { request, approve: agreed } = standing;
  const name = (by: string) => nameOf(directory, by) ?? t("board.case.member");
  const time = (ts: number) => dayAndClock(ts * 1000, language);
  const mine = request.by === myId;
  return (
    <>
      <p data-testid="export-asked">{mine && agreed === null ? t("board.export.waiting", { time: time(request.ts) }) : t("board.export.asked", { name: name(request.by), time: time(request.ts) })}</p>
      {request.name && agreed === null && !mine && <p>{t("board.export.name.asked", { name: name(request.by) })}</p>}
      {agreed !== null && <p data-testid="export-approved">{t("board.export.approved", { name: name(agreed.by), time: time(agreed.ts) })}</p>}
      {request.name && agreed !== null && <p data-testid="export-name-state">{t(takesName(standing) ? "board.export.name.in" : "board.export.name.out")}</p>}
      {mine && agreed !== null && <Button className="self-start" appearance="primary" disabledFocusable={busy} onClick={prepare} data-testid="export-prepare">{t("board.export.prepare")}</Button>}
      {!mine && agreed === null && (
        <Confirm button={t("board.export.approve")} title={t("board.export.approve.title")} body={t("board.export.approve.body", { name: name(request.by) })} yes={t("board.export.approve")} no={t("board.export.cancel")}
          busy={busy} confirmed={() => approve(request.name && withName)} testId="export-approve">
          {request.name && <NameTick ticked={withName} tick={setWithName} />}
        </Confirm>
      )}
      <Button className="link self-start" appearance="transparent" disabledFocusable={busy} onClick={withdraw} data-testid="export-withdraw">{t(mine ? "board.export.withdraw" : "board.export.refuse")}</Button>
    </>
  );
}

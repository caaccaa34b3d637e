import { Button, Spinner } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { DashboardApi } from "../../../api/dashboard";
import type { Home } from "../../../api/dashboardSchemas";
import { readMeta } from "../../page/meta";
import { useText, type TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { Heading } from "../../parts/Heading";
import { Notice } from "../../parts/Notice";
import { hours } from "../plan/hours";
import { useTell, waveWords } from "../words";
import type { WaveDesk } from "../useWave";
import type { OpenPackage, Wave, WavesApi } from "../wavesApi";
import { longDay, plainDay } from "../../time/officeTime";
import { PackagePaper } from "./PackagePaper";

type Props = { board: DashboardApi; api: WavesApi; wave: Wave; id: string; desk: WaveDesk; back: () => void };

/** What one contact gets: a text for WhatsApp with the session's page, and letter and list on paper. It is read anew each time it is opened. */
export function PackagePage({ board, api, wave, id, desk, back }: Props) {
  const { t } = useText();
  const { tell, language } = useTell();
  const [pack, setPack] = useState<OpenPackage | null>(null);
  const [letters, setLetters] = useState<Home["letters"] | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const [copied, setCopied] = useState<number | null>(null);
  useEffect(() => {
    Promise.all([api.open(wave.id, id), board.home()]).then(([found, home]) => { setPack(found); setLetters(home.letters); }, (reason: unknown) => setFault(faultKey(reason)));
  }, [api, board, wave.id, id]);
  const delivered = wave.packages.find((one) => one.id === id)?.deliveredOn ?? null;

  return (
    <main className="page page-form" data-testid="package">
      <Button className="back link" appearance="transparent" onClick={back} data-testid="package-back">{tell("action.back")}</Button>
      {fault !== null && <><Heading>{tell("packages.title")}</Heading><Notice tone="warn" live>{t(fault)}</Notice></>}
      {pack === null && fault === null && <Spinner label={t("board.state.loading")} />}
      {pack !== null && letters !== null && (
        <>
          <Heading>{tell("package.title", { contact: pack.package.contact, area: pack.package.unit ?? pack.package.area })}</Heading>
          {pack.sessions.map(({ session, place, people }) => {
            const text = whatsAppOf(session.startsAt, place, session.sessionId);
            return (
              <section key={session.number} className="card stack-close">
                <h2 className="small-title">{longDay(session.startsAt.slice(0, 10), language)}, {hours(session.startsAt)}–{hours(session.endsAt)} WIB</h2>
                <p className="soft">{place}. {tell("package.people", { count: people.length })}</p>
                <p lang="id" className="user-text" data-testid="package-text">{text}</p>
                <Button className="self-start" onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(session.number), () => setCopied(null))} data-testid="package-copy">{tell("package.copy")}</Button>
                {copied === session.number && <Notice tone="done" live>{tell("package.copied")}</Notice>}
              </section>
            );
          })}
          <div className="actions actions-start">
            <Button onClick={() => window.print()} data-testid="package-print">{tell("package.print")}</Button>
            <Button appearance={delivered === null ? "primary" : "secondary"} disabledFocusable={desk.busy} onClick={() => void desk.take((now) => api.deliver(now.id, id, delivered === null))} data-testid="package-confirm">
              {tell(delivered === null ? "package.delivered" : "package.delivered.undo")}</Button>
          </div>
          {delivered !== null && <Notice tone="done" live testId="package-done">{tell("package.delivered.on", { date: plainDay(delivered, language) })}</Notice>}
          <p className="hint">{tell("package.draft")}</p>
          {createPortal(<section className="print-sheet print-only printed-case printed-letter" aria-hidden="true"><PackagePaper pack={pack} letters={letters} /></section>, document.body)}
        </>
      )}
    </main>
  );
}

/** For people, and so in Indonesian whatever the member's page speaks. */
function whatsAppOf(startsAt: string, place: string, sessionId: string | null): string {
  const { office, room } = readMeta(document);
  return waveWords("id")("package.whatsapp", { date: longDay(startsAt.slice(0, 10), "id"), start: hours(startsAt), place, address: `${room}/${office}/jadwal/${sessionId ?? ""}` });
}

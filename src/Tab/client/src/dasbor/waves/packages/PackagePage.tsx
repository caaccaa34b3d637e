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
import type { OpenPackage, Wave, WaveSession, WavesApi } from "../wavesApi";
import { longDay } from "../../time/officeTime";
import { zoneName } from "../../time/officeZone";
import { deliveredWords } from "./deliveredWords";
import { PackagePaper } from "./PackagePaper";
import { PackageText } from "./PackageText";

type Props = { board: DashboardApi; api: WavesApi; wave: Wave; id: string; desk: WaveDesk; back: () => void };

/** What one contact gets: a text for WhatsApp with the session's page, and letter and list on paper. It is read anew each time it is opened. */
export function PackagePage({ board, api, wave, id, desk, back }: Props) {
  const { t } = useText();
  const { tell, language } = useTell();
  const [pack, setPack] = useState<OpenPackage | null>(null);
  const [letters, setLetters] = useState<Home["letters"] | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  useEffect(() => {
    Promise.all([api.open(wave.id, id), board.home()]).then(([found, home]) => { setPack(found); setLetters(home.letters); }, (reason: unknown) => setFault(faultKey(reason)));
  }, [api, board, wave.id, id]);
  const delivered = wave.packages.find((one) => one.id === id)?.delivered ?? null;

  return (
    <main className="page page-form" data-testid="package">
      <Button className="back link" appearance="transparent" onClick={back} data-testid="package-back">{tell("action.back")}</Button>
      {fault !== null && <><Heading>{tell("packages.title")}</Heading><Notice tone="warn" live>{t(fault)}</Notice></>}
      {pack === null && fault === null && <Spinner label={t("board.state.loading")} />}
      {pack !== null && letters !== null && (
        <>
          <Heading>{tell("package.title", { contact: pack.package.contact, area: pack.package.unit ?? pack.package.area })}</Heading>
          {pack.sessions.map(({ session, people }) => (
            <section key={session.number} className="card stack-close">
                <h2 className="small-title">{longDay(session.startsAt.slice(0, 10), language)}, {hours(session.startsAt)}–{hours(session.endsAt)} {zoneName}</h2>
                <p className="soft">{session.place}. {tell("package.people", { count: people.length })}</p>
                {session.off ? <Notice tone="warn">{tell("package.off")}</Notice> : <PackageText name="package-text" label="package.copy" text={whatsAppOf(session)} />}
              </section>
          ))}
          <section className="card stack-close" aria-labelledby="package-own">
            <h2 id="package-own" className="small-title">{tell("package.own")}</h2>
            <p className="soft">{tell("package.own.about")}</p>
            <PackageText name="package-own" label="package.own.copy" text={contactTextOf(pack.pass)} />
          </section>
          <div className="actions actions-start">
            <Button onClick={() => window.print()} data-testid="package-print">{tell("package.print")}</Button>
            <Button appearance={delivered?.on == null ? "primary" : "secondary"} disabledFocusable={desk.busy} onClick={() => void desk.take((now) => api.deliver(now.id, id, delivered?.on == null))} data-testid="package-confirm">
              {tell(delivered?.on == null ? "package.delivered" : "package.delivered.undo")}</Button>
          </div>
          {delivered?.changed === true && <Notice tone="warn" testId="package-changed">{tell("package.changed.about")}</Notice>}
          {delivered !== null && delivered.on !== null && <Notice tone="done" live testId="package-done">{deliveredWords(tell, language, delivered)}</Notice>}
          <p className="hint">{tell("package.draft")}</p>
          {createPortal(<section className="print-sheet print-only printed-case printed-letter" aria-hidden="true"><PackagePaper pack={pack} letters={letters} /></section>, document.body)}
        </>
      )}
    </main>
  );
}

/** For people, and so in Indonesian whatever the member's page speaks. */
function whatsAppOf({ startsAt, place, sessionId }: WaveSession): string {
  const { office, room } = readMeta(document);
  return waveWords("id")("package.whatsapp", { date: longDay(startsAt.slice(0, 10), "id"), start: hours(startsAt), place, address: `${room}/${office}/jadwal/${sessionId ?? ""}` });
}

/** The contact's own page: she reads her sessions there and says that all was passed on. */
function contactTextOf(pass: string): string {
  const { office, room } = readMeta(document);
  return waveWords("id")("package.contact", { address: `${room}/${office}/paket/${pass}` });
}

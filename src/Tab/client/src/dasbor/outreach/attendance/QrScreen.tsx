import { Button, Field, Input } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState } from "react";
import type { AttendanceApi, Screen } from "../../../api/attendance";
import { every, now } from "../../../api/time";
import { useText } from "../../page/i18n";
import { Qr } from "../../team/Fingerprint";
import { codeAt, isRunningOut } from "./screenCode";
import { useSay } from "./words";

type Shown = { screen: Screen; since: number; at: number };

/** The whole window for the code of the room: it changes by itself, also for a while without a connection, because the next ones came along. */
export function QrScreen({ api, title, close }: { api: AttendanceApi; title: string; close: () => void }) {
  const { t } = useText();
  const { say } = useSay();
  const [shown, setShown] = useState<Shown | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);

  const ask = useCallback(async () => {
    const since = now();
    const screen = await api.screen().catch(() => null);
    if (screen !== null) setShown({ screen, since, at: since });
  }, [api]);
  useEffect(() => { dialog.current?.showModal(); void ask(); }, [ask]);
  const runningOut = shown === null || isRunningOut(shown.screen.codes, shown.at - shown.since);
  useEffect(() => every(1000, () => setShown((before) => before && { ...before, at: now() })), []);
  useEffect(() => (runningOut ? every(5000, () => void ask()) : undefined), [runningOut, ask]);

  const code = shown === null ? null : codeAt(shown.screen.codes, shown.at - shown.since);
  const address = shown?.screen.address ?? "";
  return (
    <dialog ref={dialog} className="qr-screen" aria-labelledby="qr-screen-title" onClose={close} data-testid="qr-screen">
      <div className="row spread">
        <h2 id="qr-screen-title">{title}</h2>
        <Button onClick={() => dialog.current?.close()} data-testid="qr-screen-close">{say("attendance.screen.close")}</Button>
      </div>
      {shown === null && <p>{t("board.state.loading")}</p>}
      {shown !== null && code === null && <p role="status">{say("attendance.screen.away")}</p>}
      {code !== null && (
        <div className="qr-screen-middle">
          <Qr text={`${address}/${code}`} label={say("attendance.screen.qr", { address: `${address}/${code}` })} />
          <div className="stack">
            <p>{say("attendance.screen.how")}</p>
            <p>{say("attendance.screen.type")} <strong className="whole">{address.replace(/^https?:\/\//, "")}</strong></p>
            <p className="qr-screen-code" data-testid="qr-screen-code">{code.slice(0, 3)} {code.slice(3)}</p>
            <p className="soft">{say("attendance.screen.changes")}</p>
            <p className="soft">{say("attendance.screen.notroom")}</p>
          </div>
        </div>
      )}
      {shown !== null && <p><a className="link-block" href={shown.screen.window} target="_blank" rel="noopener noreferrer" data-testid="hall-window">{say("attendance.screen.window")}</a><br /><span className="soft">{say("attendance.screen.window.about")}</span></p>}
      {shown !== null && (
        <details>
          <summary>{say("attendance.links")}</summary>
          <div className="stack-close">
            <Field label={say("attendance.links.online")} hint={say("attendance.links.online.about")}><Input readOnly value={`${address}/${shown.screen.online}`} data-testid="online-link" /></Field>
            <Field label={say("attendance.links.feedback")}><Input readOnly value={shown.screen.feedback} data-testid="feedback-link" /></Field>
          </div>
        </details>
      )}
    </dialog>
  );
}

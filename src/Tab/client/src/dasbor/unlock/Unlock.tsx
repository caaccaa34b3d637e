import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { useText } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Mark } from "../parts/Mark";
import { Notice } from "../parts/Notice";
import type { Keys } from "../session/keys";
import { Waiting } from "../signin/States";
import type { KnownDevice } from "./deviceMemory";
import { PasskeyButton } from "./PasskeyButton";
import { PinForm } from "./PinForm";
import type { PinDesk } from "./pinDesk";
import { SecretForm } from "./SecretForm";

/** By what the keys were opened, and what the owner should hear of it: wrong tries that were not made on this page. */
export type Entered = { by: "words" | "code" | "pin" | "passkey"; strangeTries: number };

type Props = { api: DashboardApi; desk: PinDesk; done: (keys: Keys, entered: Entered) => Promise<void>; wasLocked: boolean; startAnew: () => void };

/** A PIN where this device has one; else six words, or the printed recovery code. What is typed is tried in this browser and sent nowhere. */
export function Unlock({ api, desk, done, wasLocked, startAnew }: Props) {
  const { t } = useText();
  const [device, setDevice] = useState<KnownDevice | null | undefined>(undefined);
  const [by, setBy] = useState<"pin" | "words" | "code">("pin");
  const [gone, setGone] = useState<"gone" | "half" | null>(null);
  useEffect(() => { void desk.known().then(setDevice); }, [desk]);

  if (device === undefined) return <Waiting />;
  const way = device === null && by === "pin" ? "words" : by;
  return (
    <main className="calm" data-testid="unlock">
      <Mark size={48} />
      <Heading>{t("board.unlock.title")}</Heading>
      {wasLocked && <p className="soft">{t("board.lock.done")}</p>}
      {gone !== null && <Notice tone="warn" live testId={`pin-${gone}`}>{t(gone === "gone" ? "board.unlock.pin.gone" : "board.trust.half")}</Notice>}
      <PasskeyButton api={api} done={(keys) => done(keys, { by: "passkey", strangeTries: 0 })} />
      {way === "pin" && device !== null
        ? <PinForm api={api} desk={desk} device={device} done={(keys, strangeTries) => done(keys, { by: "pin", strangeTries })} useless={(why) => { setGone(why); setBy("words"); if (why === "gone") setDevice(null); }} />
        : <SecretForm key={way} api={api} by={way === "code" ? "code" : "words"} done={(keys) => done(keys, { by: way === "code" ? "code" : "words", strangeTries: 0 })} />}
      <div className="stack-close">
        {way !== "pin" && device !== null && <Button className="link" appearance="transparent" data-testid="unlock-pin" onClick={() => setBy("pin")}>{t("board.unlock.pin.use")}</Button>}
        {way !== "words" && <Button className="link" appearance="transparent" data-testid="unlock-words" onClick={() => setBy("words")}>{t("board.unlock.back")}</Button>}
        {way === "words" && <Button className="link" appearance="transparent" data-testid="unlock-other" onClick={() => setBy("code")}>{t("board.unlock.recovery")}</Button>}
      </div>
      <details className="narrow">
        <summary data-testid="unlock-lost">{t("board.unlock.lost")}</summary>
        <Notice tone="plain">
          <p>{t("board.unlock.lost.body")}</p>
          <Button onClick={startAnew} data-testid="unlock-anew">{t("board.replace.begin")}</Button>
        </Notice>
      </details>
    </main>
  );
}

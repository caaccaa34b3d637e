import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { useText } from "../page/i18n";
import { Notice } from "../parts/Notice";
import type { Keys } from "../session/keys";
import type { KnownDevice } from "../unlock/deviceMemory";
import { PinForm } from "../unlock/PinForm";
import type { PinDesk } from "../unlock/pinDesk";
import { SecretForm } from "../unlock/SecretForm";

type Way = "words" | "code" | "pin";
type Props = { api: DashboardApi; desk: PinDesk; done: (keys: Keys) => void };

/**
 * Whoever sits at an open page has to show once more that it is the owner, before a way to the keys is replaced: by the words, or when they are
 * forgotten by the printed code or this device's PIN.
 */
export function Proof({ api, desk, done }: Props) {
  const { t } = useText();
  const [way, setWay] = useState<Way>("words");
  const [device, setDevice] = useState<KnownDevice | null>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => { void desk.known().then(setDevice); }, [desk]);

  const others = (["words", "code", "pin"] as const).filter((other) => other !== way && (other !== "pin" || device !== null));
  return (
    <div className="stack">
      {gone && <Notice tone="warn" live>{t("board.unlock.pin.gone")}</Notice>}
      {way === "pin" && device !== null
        ? <PinForm api={api} desk={desk} device={device} done={async (keys) => done(keys)} useless={() => { setGone(true); setDevice(null); setWay("words"); }} />
        : <SecretForm key={way} api={api} by={way === "code" ? "code" : "words"} done={async (keys) => done(keys)} button="board.next" />}
      {others.map((other) => (
        <Button key={other} className="link self-start" appearance="transparent" onClick={() => setWay(other)} data-testid={`proof-${other}`}>
          {t(other === "words" ? "board.unlock.back" : other === "code" ? "board.unlock.recovery" : "board.unlock.pin.use")}
        </Button>
      ))}
    </div>
  );
}

import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { passkeysOf, SealingError } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import type { Keys } from "../session/keys";
import { openKeys } from "./openKeys";
import { askPasskey, PasskeyFault, passkeysPossible } from "./passkeys";

type Props = { api: DashboardApi; done: (keys: Keys) => Promise<void> };

/** One tap and a finger, where the page stands by itself and the member has a passkey; elsewhere nothing. */
export function PasskeyButton({ api, done }: Props) {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (passkeysPossible()) void api.keys().then(({ record }) => setShown(passkeysOf(record).length > 0), () => undefined);
  }, [api]);

  async function open() {
    setBusy(true);
    setFault(null);
    try {
      const kept = await api.keys();
      return await done(await openKeys(kept, { passkey: await askPasskey(passkeysOf(kept.record)) }));
    } catch (reason) {
      setFault(passkeyFaultKey(reason));
      setBusy(false);
    }
    return undefined;
  }

  if (!shown) return null;
  return (
    <div className="narrow stack">
      {fault !== null && <Notice tone="warn" live testId="passkey-fault">{t(fault)}</Notice>}
      <Button appearance="primary" size="large" disabledFocusable={busy} onClick={() => void open()} data-testid="unlock-passkey">{t("board.unlock.passkey")}</Button>
    </div>
  );
}

export function passkeyFaultKey(reason: unknown): TextKey {
  if (reason instanceof PasskeyFault) return reason.why === "no-prf" ? "board.passkey.noprf" : "board.passkey.refused";
  return reason instanceof SealingError ? "board.unlock.damaged" : faultKey(reason);
}

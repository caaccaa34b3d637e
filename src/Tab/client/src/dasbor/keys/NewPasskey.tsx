import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { withPasskey } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { wipeKeys, type Keys } from "../session/keys";
import { passkeyFaultKey } from "../unlock/PasskeyButton";
import { makePasskey } from "../unlock/passkeys";
import type { PinDesk } from "../unlock/pinDesk";
import { Proof } from "./Proof";
import { readAgain, revise } from "./revise";

type Props = { api: DashboardApi; desk: PinDesk; keys: Keys; changed: (keys: Keys) => void; close: () => void };

/** One more way to the same keys: first the owner shows to be the owner, then the device makes a passkey, which needs a tap of its own. */
export function NewPasskey({ api, desk, keys, changed, close }: Props) {
  const { t } = useText();
  const [proven, setProven] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);

  async function make() {
    setBusy(true);
    setFault(null);
    try {
      const { answer, salt } = await makePasskey(t("board.name"));
      changed(await revise(api, keys, (record) => withPasskey(record, keys.unlocked, answer, salt)));
      return close();
    } catch (reason) {
      const key = passkeyFaultKey(reason);
      if (key === "board.error.conflict") await readAgain(api, keys).then(changed, () => undefined);
      setFault(key === "board.error.conflict" ? "board.keys.conflict" : key);
      setBusy(false);
    }
    return undefined;
  }

  return (
    <main className="page page-narrow" data-testid={proven ? "passkey-make" : "passkey-proof"}>
      <Heading key={String(proven)}>{t("board.passkey.add")}</Heading>
      {fault !== null && <Notice tone="warn" live testId="passkey-fault">{t(fault)}</Notice>}
      {proven ? (
        <>
          <p>{t("board.passkey.make")}</p>
          <Button appearance="primary" size="large" disabledFocusable={busy} onClick={() => void make()} data-testid="passkey-make-go">{t("board.passkey.add")}</Button>
        </>
      ) : (
        <>
          <p>{t("board.words.change.body")}</p>
          <Proof api={api} desk={desk} done={(shown) => { wipeKeys(shown); setProven(true); }} />
        </>
      )}
      <Button className="link self-start" appearance="transparent" onClick={close} data-testid="passkey-cancel">{t("board.export.cancel")}</Button>
    </main>
  );
}

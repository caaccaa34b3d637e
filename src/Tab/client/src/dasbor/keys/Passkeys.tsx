import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { passkeysOf, withoutPasskey } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { Confirm } from "../parts/Confirm";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import type { Keys } from "../session/keys";
import { passkeysPossible } from "../unlock/passkeys";
import { readAgain, revise } from "./revise";

type Props = { api: DashboardApi; keys: Keys; changed: (keys: Keys) => void; add: () => void };

/** The member's passkeys. They work at the plain address alone, so in Teams there is only the way there. */
export function Passkeys({ api, keys, changed, add }: Props) {
  const { t } = useText();
  const [fault, setFault] = useState<TextKey | null>(null);
  const passkeys = passkeysOf(keys.kept.record);

  async function remove(credential: string) {
    setFault(null);
    try {
      changed(await revise(api, keys, async (record) => withoutPasskey(record, credential)));
    } catch (reason) {
      setFault(faultKey(reason));
      await readAgain(api, keys).then(changed, () => undefined);
    }
  }

  return (
    <section className="card stack" aria-labelledby="kunci-sandi">
      <h2 id="kunci-sandi">{t("board.passkey.title")}</h2>
      <p className="soft">{t(passkeysPossible() ? "board.passkey.about" : "board.passkey.elsewhere")}</p>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      <ul className="lines" data-testid="passkeys">
        {passkeys.map(({ credential }, at) => (
          <li key={credential} className="line">
            <strong className="grow">{t("board.passkey.number", { number: at + 1 })}</strong>
            <Confirm testId="passkey-remove" busy={false} button={t("board.passkey.remove")} title={t("board.passkey.remove.title")} body={t("board.passkey.remove.body")}
              yes={t("board.passkey.remove")} no={t("board.export.cancel")} confirmed={() => void remove(credential)} />
          </li>
        ))}
      </ul>
      {passkeysPossible() && <Button className="self-start" onClick={add} data-testid="keys-passkey">{t("board.passkey.add")}</Button>}
    </section>
  );
}

import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { useText, type TextKey } from "../page/i18n";
import { Confirm } from "../parts/Confirm";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import type { Keys } from "../session/keys";
import { readAgain } from "./revise";

type Props = { api: DashboardApi; keys: Keys; sealedBefore: number; changed: (keys: Keys) => void };

/** The keys before the present ones: kept as long as a case is sealed to them, then destroyed by their owner. */
export function PreviousKeys({ api, keys, sealedBefore, changed }: Props) {
  const { t } = useText();
  const [fault, setFault] = useState<TextKey | null>(null);

  async function destroy() {
    setFault(null);
    try {
      await api.forgetPrevious();
      const { before, ...unlocked } = keys.unlocked;
      before?.masterKey.fill(0);
      changed({ ...(await readAgain(api, keys)), unlocked });
    } catch (reason) {
      setFault(faultKey(reason));
    }
  }

  return (
    <section className="card stack" aria-labelledby="kunci-lama" data-testid="previous-keys">
      <h2 id="kunci-lama">{t("board.previous.title")}</h2>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      <p className="soft">{sealedBefore === 0 ? t("board.previous.none") : t("board.previous.some", { count: sealedBefore })}</p>
      {sealedBefore === 0 && (
        <Confirm testId="previous-destroy" busy={false} button={t("board.previous.destroy")} title={t("board.previous.destroy.title")} body={t("board.previous.destroy.body")}
          yes={t("board.previous.destroy")} no={t("board.export.cancel")} confirmed={() => void destroy()} />
      )}
    </section>
  );
}

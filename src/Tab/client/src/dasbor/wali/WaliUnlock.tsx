import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { KeptKeys } from "../../api/dashboardSchemas";
import { useText } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Mark } from "../parts/Mark";
import type { Keys } from "../session/keys";
import { SecretForm } from "../unlock/SecretForm";

type Props = { kept: KeptKeys; done: (keys: Keys) => Promise<void>; wasLocked: boolean; leave: () => void };

/** Six words, or the printed code, tried in this browser. */
export function WaliUnlock({ kept, done, wasLocked, leave }: Props) {
  const { t } = useText();
  const [by, setBy] = useState<"words" | "code">("words");
  return (
    <main className="calm" data-testid="wali-unlock">
      <Mark size={48} />
      <Heading>{t("board.unlock.title")}</Heading>
      {wasLocked && <p className="soft">{t("board.lock.done")}</p>}
      <SecretForm key={by} api={{ keys: () => Promise.resolve(kept) }} by={by} done={done} />
      <div className="stack-close">
        {by === "code"
          ? <Button className="link" appearance="transparent" data-testid="unlock-words" onClick={() => setBy("words")}>{t("board.unlock.back")}</Button>
          : <Button className="link" appearance="transparent" data-testid="unlock-other" onClick={() => setBy("code")}>{t("board.unlock.recovery")}</Button>}
        <Button className="link" appearance="transparent" data-testid="wali-other" onClick={leave}>{t("board.wali.other")}</Button>
      </div>
      <details className="narrow"><summary>{t("board.unlock.lost")}</summary><p>{t("board.wali.lost")}</p></details>
    </main>
  );
}

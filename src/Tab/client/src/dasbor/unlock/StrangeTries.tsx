import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useText } from "../page/i18n";
import { Heading } from "../parts/Heading";
import type { PinDesk } from "./pinDesk";

type Props = { desk: PinDesk; count: number; done: () => void };

/** Somebody tried the PIN of this device since it was last right, and it was not on this page. */
export function StrangeTries({ desk, count, done }: Props) {
  const { t } = useText();
  const [removed, setRemoved] = useState(false);
  if (removed) {
    return (
      <main className="calm" data-testid="tries-removed">
        <Heading>{t("board.tries.removed")}</Heading>
        <p className="soft">{t("board.tries.removed.body")}</p>
        <Button appearance="primary" size="large" onClick={done} data-testid="tries-on">{t("board.next")}</Button>
      </main>
    );
  }
  return (
    <main className="calm" data-testid="tries">
      <Heading>{t("board.tries.title", { count })}</Heading>
      <p className="soft">{t("board.tries.body")}</p>
      <div className="actions">
        <Button size="large" onClick={() => void desk.forget().then(() => setRemoved(true))} data-testid="tries-strange">{t("board.tries.strange")}</Button>
        <Button appearance="primary" size="large" onClick={done} data-testid="tries-mine">{t("board.tries.mine")}</Button>
      </div>
    </main>
  );
}

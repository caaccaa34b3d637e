import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { now } from "../../api/time";
import { ChangeWay } from "../keys/ChangeWay";
import { useText } from "../page/i18n";
import { Heading } from "../parts/Heading";
import type { Keys } from "../session/keys";
import type { PinDesk } from "../unlock/pinDesk";
import { PinOffer } from "../unlock/PinOffer";
import { Practice } from "../unlock/Practice";
import { StrangeTries } from "../unlock/StrangeTries";
import type { AfterStep } from "./stepsAfter";

type Props = { api: DashboardApi; desk: PinDesk; keys: Keys; step: AfterStep; changed: (keys: Keys) => void; next: (more?: AfterStep[]) => void; declined: () => void };

export function AfterUnlock({ api, desk, keys, step, changed, next, declined }: Props) {
  const typed = () => void desk.note({ wordsAt: now(), putOff: false });
  switch (step.kind) {
    case "tries":
      return <StrangeTries desk={desk} count={step.count} done={() => next()} />;
    case "practice":
      return (
        <Practice api={api} mayPutOff={step.mayPutOff} typed={() => { typed(); next(); }} putOff={() => void desk.note({ putOff: true }).then(() => next())}
          newWords={() => next([{ kind: "newWords", proven: false }])} goOn={() => next()} />
      );
    case "newWords":
      return <NewWords api={api} desk={desk} keys={keys} proven={step.proven} changed={(fresh) => { changed(fresh); typed(); }} close={() => next()} />;
    case "pin":
      return <PinOffer desk={desk} keys={keys} done={() => next()} later={() => { declined(); next(); }} />;
  }
}

type NewWordsProps = { api: DashboardApi; desk: PinDesk; keys: Keys; proven: boolean; changed: (keys: Keys) => void; close: () => void };

/** Opened by the printed code: six new words now, or the next time the paper has to be found again. */
function NewWords({ proven, ...rest }: NewWordsProps) {
  const { t } = useText();
  const [begun, setBegun] = useState(!proven);
  if (begun) return <ChangeWay what="words" proven={proven} {...rest} />;
  return (
    <main className="calm" data-testid="after-code">
      <Heading>{t("board.words.after")}</Heading>
      <p className="soft">{t("board.words.after.body")}</p>
      <div className="actions">
        <Button size="large" onClick={rest.close} data-testid="after-code-later">{t("board.pin.later")}</Button>
        <Button appearance="primary" size="large" onClick={() => setBegun(true)} data-testid="after-code-new">{t("board.words.change")}</Button>
      </div>
    </main>
  );
}

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
import type { Entered } from "../unlock/Unlock";

/** What is asked between the unlocking and the board, one thing at a time; each can be passed. */
export type AfterStep = { kind: "tries"; count: number } | { kind: "newWords"; proven: boolean } | { kind: "practice"; mayPutOff: boolean } | { kind: "pin" };

/**
 * Which steps follow. Words that were just typed need no practice; whoever used the printed code has probably lost the words; a device without a PIN is
 * offered one, once while this page is open.
 */
export async function stepsAfter(desk: PinDesk, keys: Keys, { by, strangeTries }: Entered, declined: boolean, at: number): Promise<AfterStep[]> {
  // Keys that wait for two signatures open nothing that a PIN would be for.
  if (keys.standsInFor !== null) return [];
  const device = await desk.known();
  const steps: AfterStep[] = [];
  if (strangeTries > 0) steps.push({ kind: "tries", count: strangeTries });
  if (by === "code") steps.push({ kind: "newWords", proven: true });
  if (by === "pin" && device !== null && desk.asksForWords(device, at)) steps.push({ kind: "practice", mayPutOff: !device.putOff });
  if (by === "words" && device !== null) await desk.note({ wordsAt: at, putOff: false });
  if (by !== "pin" && device === null && !declined) steps.push({ kind: "pin" });
  return steps;
}

type Props = { api: DashboardApi; desk: PinDesk; keys: Keys; step: AfterStep; changed: (keys: Keys) => void; next: (more?: AfterStep[]) => void };

export function AfterUnlock({ api, desk, keys, step, changed, next }: Props) {
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
      return <PinOffer desk={desk} keys={keys} done={() => next()} />;
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

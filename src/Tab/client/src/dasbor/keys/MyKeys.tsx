import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { nowSeconds } from "../../api/time";
import type { Directory } from "../../sealing";
import { useText } from "../page/i18n";
import { Confirm } from "../parts/Confirm";
import { Heading } from "../parts/Heading";
import { Icon } from "../parts/Icon";
import { Notice } from "../parts/Notice";
import type { Keys } from "../session/keys";
import { Fingerprint } from "../team/Fingerprint";
import { dayOf, longDay } from "../time/officeTime";
import type { PinDesk } from "../unlock/pinDesk";
import { PinOffer } from "../unlock/PinOffer";
import { isYearOld, keysSince } from "./age";
import { ChangeWay } from "./ChangeWay";
import { Devices } from "./Devices";
import { NewPasskey } from "./NewPasskey";
import { Passkeys } from "./Passkeys";
import { OwnPicture } from "./OwnPicture";
import { PreviousKeys } from "./PreviousKeys";
import { Renewal } from "./Renewal";
import { readAgain } from "./revise";

type Task = "pin" | "words" | "code" | "renew" | "passkey";
type Props = { api: DashboardApi; office: string; desk: PinDesk; keys: Keys; directory: Directory; sealedBefore: number; changed: (keys: Keys) => void; wordsTyped: () => void; back: () => void };

/** What is a member's own: all about the keys (PINs, words, printed code, new keys after a year), and the picture beside the name. */
export function MyKeys({ api, office, desk, keys, directory, sealedBefore, changed, wordsTyped, back }: Props) {
  const { t, language } = useText();
  const [task, setTask] = useState<Task | null>(null);
  const [version, setVersion] = useState(0);
  const [hasPin, setHasPin] = useState(false);
  useEffect(() => { void desk.known().then((known) => setHasPin(known !== null)); }, [desk, version]);

  const close = () => { setTask(null); setVersion(version + 1); };
  if (task === "pin") return <PinOffer desk={desk} keys={keys} done={close} later={close} />;
  if (task === "renew") return <Renewal api={api} keys={keys} directory={directory} changed={(fresh) => { changed(fresh); close(); }} cancel={close} />;
  if (task === "passkey") return <NewPasskey api={api} desk={desk} keys={keys} changed={changed} close={close} />;
  if (task !== null) {
    return <ChangeWay api={api} desk={desk} keys={keys} what={task} proven={false} close={close} changed={(fresh) => { changed(fresh); if (task === "words") wordsTyped(); }} />;
  }

  const { next } = keys.kept;
  const since = keysSince(directory, keys.pub);
  return (
    <main className="page page-form" data-testid="my-keys">
      <Button className="link back" appearance="transparent" icon={<Icon name="back" />} onClick={back} data-testid="my-keys-back">{t("board.team.title")}</Button>
      <Heading>{t("board.keys.title")}</Heading>
      <section className="card stack" aria-labelledby="kunci-pin">
        <h2 id="kunci-pin">{t("board.keys.pin")}</h2>
        <p className="soft">{t(desk.lasting ? "board.keys.pin.about" : "board.unlock.nostorage")}</p>
        <Devices api={api} desk={desk} me={keys.unlocked} version={version} />
        <Button className="self-start" onClick={() => setTask("pin")} data-testid="keys-pin">{t(hasPin ? "board.keys.pin.other" : "board.found.step.pin")}</Button>
      </section>
      <section className="card stack" aria-labelledby="kunci-kata">
        <h2 id="kunci-kata">{t("board.unlock.words")}</h2>
        <p className="soft">{t("board.keys.words.about")}</p>
        <Button className="self-start" onClick={() => setTask("words")} data-testid="keys-words">{t("board.words.change")}</Button>
      </section>
      <section className="card stack" aria-labelledby="kunci-kode">
        <h2 id="kunci-kode">{t("board.unlock.code")}</h2>
        <p className="soft">{t("board.keys.code.about")}</p>
        <Button className="self-start" onClick={() => setTask("code")} data-testid="keys-code">{t("board.code.change")}</Button>
      </section>
      <Passkeys api={api} keys={keys} changed={changed} add={() => setTask("passkey")} />
      {keys.unlocked.before !== undefined && <PreviousKeys api={api} keys={keys} sealedBefore={sealedBefore} changed={changed} />}
      <section className="card stack" aria-labelledby="kunci-baru">
        <h2 id="kunci-baru">{t("board.renew.card")}</h2>
        {since !== null && <p className="soft">{t("board.renew.since", { date: longDay(dayOf(since * 1000), language) })}</p>}
        {next === null && keys.unlocked.before === undefined && (
          <>
            {isYearOld(directory, keys.pub, nowSeconds()) && <Notice tone="tint">{t("board.renew.due")}</Notice>}
            <Button className="self-start" onClick={() => setTask("renew")} data-testid="keys-renew">{t("board.renew.begin")}</Button>
          </>
        )}
        {next !== null && (
          <div className="stack" data-testid="keys-waiting">
            <p>{t("board.renew.waiting")}</p>
            <Fingerprint keys={next} label={t("board.renew.digits")} testId="renew-digits" />
            <Confirm testId="renew-withdraw" busy={false} button={t("board.renew.withdraw")} title={t("board.renew.withdraw.title")} body={t("board.renew.withdraw.body")}
              yes={t("board.renew.withdraw")} no={t("board.export.cancel")} confirmed={() => void api.withdrawNext().then(() => readAgain(api, keys)).then(changed, () => undefined)} />
          </div>
        )}
      </section>
      {keys.standsInFor === null && <OwnPicture api={api} office={office} me={keys.unlocked} directory={directory} />}
    </main>
  );
}

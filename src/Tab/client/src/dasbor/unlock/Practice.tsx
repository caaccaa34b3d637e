import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { useText } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { wipeKeys } from "../session/keys";
import { SecretForm } from "./SecretForm";

type Props = { api: DashboardApi; mayPutOff: boolean; typed: () => void; putOff: () => void; newWords: () => void; goOn: () => void };

/** Once a fortnight the six words are typed, so that they are not forgotten. It can be put off once, and it never keeps anybody out. */
export function Practice({ api, mayPutOff, typed, putOff, newWords, goOn }: Props) {
  const { t } = useText();
  const [forgotten, setForgotten] = useState(false);
  if (forgotten) {
    return (
      <main className="calm" data-testid="practice-forgotten">
        <Heading>{t("board.practice.forgotten")}</Heading>
        <p className="soft">{t("board.practice.forgotten.body")}</p>
        <div className="actions">
          <Button size="large" onClick={goOn} data-testid="practice-on">{t("board.practice.on")}</Button>
          <Button appearance="primary" size="large" onClick={newWords} data-testid="practice-new">{t("board.words.change")}</Button>
        </div>
      </main>
    );
  }
  return (
    <main className="calm" data-testid="practice">
      <Heading>{t("board.practice.title")}</Heading>
      <p className="soft">{t("board.unlock.words.practice")}</p>
      <SecretForm api={api} by="words" done={async (keys) => { wipeKeys(keys); typed(); }} button="board.practice.check" />
      {mayPutOff
        ? <Button className="link" appearance="transparent" onClick={putOff} data-testid="practice-later">{t("board.practice.later")}</Button>
        : <Button className="link" appearance="transparent" onClick={() => setForgotten(true)} data-testid="practice-lost">{t("board.practice.lost")}</Button>}
    </main>
  );
}

import { Button, Field, Input, Switch } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { readRecoveryCode, SealingError, unlock } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Mark } from "../parts/Mark";
import { Notice } from "../parts/Notice";
import type { Keys } from "../session/keys";
import { normalWords } from "./words";

type Props = { api: DashboardApi; done: (keys: Keys) => Promise<void>; wasLocked: boolean };

/** Six words, or the printed recovery code. What is typed is tried in this browser and sent nowhere. */
export function Unlock({ api, done, wasLocked }: Props) {
  const { t } = useText();
  const [by, setBy] = useState<"words" | "code">("words");
  const [text, setText] = useState("");
  const [covered, setCovered] = useState(false);
  const [wrong, setWrong] = useState<TextKey | null>(null);
  const [busy, setBusy] = useState(false);

  async function open(submit: FormEvent) {
    submit.preventDefault();
    if (busy || text.trim() === "") return;
    setBusy(true);
    setWrong(null);
    try {
      const secret = by === "words" ? { passphrase: normalWords(text) } : { recovery: readRecoveryCode(text) };
      const record = await api.record();
      const unlocked = await unlock(record, secret);
      await done({ unlocked, pub: { kem: record.kem, sig: record.sig } });
    } catch (fault) {
      setWrong(wrongKey(fault, by));
      setBusy(false);
    }
  }

  return (
    <main className="calm" data-testid="unlock">
      <Mark size={48} />
      <Heading>{t("board.unlock.title")}</Heading>
      {wasLocked && <p className="soft">{t("board.lock.done")}</p>}
      <form className="narrow stack" onSubmit={(submit) => void open(submit)}>
        <Field label={t(by === "words" ? "board.unlock.words" : "board.unlock.code")} hint={t(by === "words" ? "board.unlock.words.hint" : "board.unlock.code.hint")}
          {...(wrong === null ? {} : { validationMessage: t(wrong), validationState: "error" as const })}>
          <Input size="large" value={text} onChange={(_, { value }) => setText(value)} type={covered ? "password" : "text"} autoComplete="off" autoCapitalize="none" autoCorrect="off"
            spellCheck={false} data-testid="unlock-secret" />
        </Field>
        <Switch label={t("board.unlock.cover")} checked={covered} onChange={(_, { checked }) => setCovered(checked)} />
        <Button appearance="primary" size="large" type="submit" disabledFocusable={busy} data-testid="unlock-open">{t(busy ? "board.unlock.opening" : "board.unlock.open")}</Button>
      </form>
      <Button className="link" appearance="transparent" data-testid="unlock-other" onClick={() => { setBy(by === "words" ? "code" : "words"); setText(""); setWrong(null); }}>
        {t(by === "words" ? "board.unlock.recovery" : "board.unlock.back")}
      </Button>
      <details className="narrow">
        <summary>{t("board.unlock.lost")}</summary>
        <Notice tone="plain">{t("board.unlock.lost.body")}</Notice>
      </details>
    </main>
  );
}

function wrongKey(fault: unknown, by: "words" | "code"): TextKey {
  if (!(fault instanceof SealingError)) return faultKey(fault);
  if (fault.reason === "recovery-typo") return "board.unlock.code.typo";
  if (fault.reason === "wrong-secret") return by === "words" ? "board.unlock.words.wrong" : "board.unlock.code.wrong";
  return "board.unlock.damaged";
}

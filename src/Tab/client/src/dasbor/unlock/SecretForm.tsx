import { Button, Field, Input, Switch } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { readRecoveryCode, SealingError } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import type { Keys } from "../session/keys";
import { openKeys } from "./openKeys";
import { normalWords } from "./words";

type Props = { api: Pick<DashboardApi, "keys">; by: "words" | "code"; done: (keys: Keys) => Promise<void>; button?: TextKey };

/** The six words, or the printed code. */
export function SecretForm({ api, by, done, button = "board.unlock.open" }: Props) {
  const { t } = useText();
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
      await done(await openKeys(await api.keys(), secret));
    } catch (fault) {
      setWrong(wrongKey(fault, by));
      setBusy(false);
    }
  }

  return (
    <form className="narrow stack" onSubmit={(submit) => void open(submit)}>
      <Field label={t(by === "words" ? "board.unlock.words" : "board.unlock.code")} hint={t(by === "words" ? "board.unlock.words.hint" : "board.unlock.code.hint")}
        {...(wrong === null ? {} : { validationMessage: t(wrong), validationState: "error" as const })}>
        <Input size="large" value={text} onChange={(_, { value }) => setText(value)} type={covered ? "password" : "text"} autoComplete="off" autoCapitalize="none" autoCorrect="off"
          spellCheck={false} data-testid="unlock-secret" />
      </Field>
      <Switch label={t("board.unlock.cover")} checked={covered} onChange={(_, { checked }) => setCovered(checked)} />
      <Button appearance="primary" size="large" type="submit" disabledFocusable={busy} data-testid="unlock-open">{t(busy ? "board.unlock.opening" : button)}</Button>
    </form>
  );
}

function wrongKey(fault: unknown, by: "words" | "code"): TextKey {
  if (!(fault instanceof SealingError)) return faultKey(fault);
  if (fault.reason === "recovery-typo") return "board.unlock.code.typo";
  if (fault.reason === "wrong-secret") return by === "words" ? "board.unlock.words.wrong" : "board.unlock.code.wrong";
  return "board.unlock.damaged";
}

import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import { useText, type TextKey } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Mark } from "../parts/Mark";

type Props = { fault: TextKey | null; enter: (digits: string, remember: boolean) => Promise<void>; again: (() => void) | null };

/** The 25 digits that a member of the team handed over. */
export function DigitsForm({ fault, enter, again }: Props) {
  const { t } = useText();
  const [digits, setDigits] = useState("");
  const [remember, setRemember] = useState(false);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState("");

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || digits.trim() === "") return;
    setBusy(true);
    setTried(digits);
    await enter(digits, remember);
    setBusy(false);
  }

  return (
    <main className="calm" data-testid="wali-digits">
      <Mark size={48} />
      <Heading>{t("board.wali.title")}</Heading>
      <p className="soft">{t("board.wali.about")}</p>
      <form className="narrow stack" onSubmit={(event) => void submit(event)}>
        <Field label={t("board.wali.digits")} hint={t("board.wali.digits.hint")} {...(fault === null || (tried !== "" && tried !== digits) ? {} : { validationMessage: t(fault), validationState: "error" as const })}>
          <Input size="large" value={digits} onChange={(_, { value }) => setDigits(value)} inputMode="numeric" autoComplete="off" spellCheck={false} data-testid="wali-digits-typed" />
        </Field>
        <Checkbox label={t("board.wali.remember")} checked={remember} onChange={(_, { checked }) => setRemember(checked === true)} data-testid="wali-remember" />
        <p className="hint">{t("board.wali.remember.about")}</p>
        <Button appearance="primary" size="large" type="submit" disabledFocusable={busy} data-testid="wali-go">{t(busy ? "board.state.loading" : "board.next")}</Button>
        {again !== null && <Button size="large" onClick={again}>{t("board.again")}</Button>}
      </form>
    </main>
  );
}

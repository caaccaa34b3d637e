import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import { useText } from "../page/i18n";

const longestReason = 300;

type Props = { button: string; busy: boolean; send: (reason: string) => Promise<void>; testId: string };

/** A reason that others will read, and the button that asks with it. Without words there is nothing to read. */
export function ReasonForm({ button, busy, send, testId }: Props) {
  const { t } = useText();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === "");
    if (reason.trim() !== "" && !busy) void send(reason.trim()).then(() => setReason(""));
  };
  return (
    <form className="stack-close" onSubmit={submit} noValidate>
      <Field label={t("board.together.reason")} hint={t("board.together.reason.hint")} {...(missing ? { validationState: "error" as const, validationMessage: t("board.together.reason.missing") } : {})}>
        <Textarea value={reason} rows={2} maxLength={longestReason} autoComplete="off" spellCheck={false} onChange={(_, { value }) => setReason(value)} data-testid={`${testId}-reason`} />
      </Field>
      <Button type="submit" className="self-start" disabledFocusable={busy} data-testid={testId}>{button}</Button>
    </form>
  );
}

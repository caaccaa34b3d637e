import { Button, Field, Input } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import { useText } from "../page/i18n";
import { sameGroup } from "../unlock/recoveryGroup";
import { normalWords } from "../unlock/words";

type Props = { what: "words" | "group"; expected: string; back: () => void; next: () => void };

/** Shows that the paper is readable: all six words, or the last group of the printed code, typed from it. */
export function TypeBack({ what, expected, back, next }: Props) {
  const { t } = useText();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);

  function check(submit: FormEvent) {
    submit.preventDefault();
    const same = what === "words" ? normalWords(text) === expected : sameGroup(text, expected.split(" ").at(-1) ?? "");
    if (same) next();
    else setWrong(true);
  }

  return (
    <form className="stack" onSubmit={check}>
      <Field label={t(what === "words" ? "board.found.step.retype" : "board.enrol.group.label")}
        {...(wrong ? { validationMessage: t(what === "words" ? "board.unlock.words.wrong" : "board.enrol.group.wrong"), validationState: "error" as const } : {})}>
        <Input size="large" value={text} onChange={(_, { value }) => { setText(value); setWrong(false); }} autoComplete="off" autoCapitalize="none" autoCorrect="off" spellCheck={false}
          data-testid="enrol-typed" />
      </Field>
      <div className="actions">
        <Button size="large" onClick={back}>{t(what === "words" ? "board.enrol.words.again" : "board.enrol.code.again")}</Button>
        <Button appearance="primary" size="large" type="submit" data-testid="enrol-next">{t("board.next")}</Button>
      </div>
    </form>
  );
}

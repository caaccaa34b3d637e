import { Button } from "@fluentui/react-components";
import { useText } from "../page/i18n";

/** The six words, once, to be written by hand. No copy, no print, no file: paper only. */
export function WordSheet({ passphrase, next }: { passphrase: string; next: () => void }) {
  const { t } = useText();
  return (
    <>
      <p>{t("board.found.step.words")}</p>
      <ol className="words" data-testid="enrol-words" aria-label={t("board.unlock.words")}>
        {passphrase.split(" ").map((word, at) => <li key={at}><span className="caption" aria-hidden="true">{at + 1}</span><strong lang="id">{word}</strong></li>)}
      </ol>
      <p className="soft">{t("board.enrol.words.once")}</p>
      <Button appearance="primary" size="large" onClick={next} data-testid="enrol-written">{t("board.enrol.words.written")}</Button>
    </>
  );
}

import { Button } from "@fluentui/react-components";
import { useText } from "../page/i18n";

/** The recovery code to print or copy by hand. The printed sheet holds the code and one sentence, and names neither person nor office. */
export function CodeSheet({ code, next }: { code: string; next: () => void }) {
  const { t } = useText();
  return (
    <>
      <p>{t("board.found.step.recovery")}</p>
      <section className="print-sheet card" aria-label={t("board.unlock.code")}>
        <h2 className="print-only">{t("board.unlock.code")}</h2>
        <p className="code" data-testid="enrol-code">{code}</p>
        <p className="print-only">{t("board.enrol.code.envelope")}</p>
      </section>
      <p className="soft">{t("board.enrol.code.hand")}</p>
      <div className="actions">
        <Button size="large" onClick={() => window.print()}>{t("board.export.print")}</Button>
        <Button appearance="primary" size="large" onClick={next} data-testid="enrol-kept">{t("board.enrol.code.kept")}</Button>
      </div>
    </>
  );
}

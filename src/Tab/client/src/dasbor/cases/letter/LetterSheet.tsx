import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useText } from "../../page/i18n";
import { Notice } from "../../parts/Notice";
import { download, neutralName } from "../export/leave";
import type { WrittenLetter } from "./letterDesk";
import { LetterPaper } from "./LetterPaper";

/** The letter before it leaves: to be read through, printed, or taken as a document. It lives in this page's memory and goes with the sheet. */
export function LetterSheet({ written: { letter, nameMissing }, close }: { written: WrittenLetter; close: () => void }) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [done, setDone] = useState(false);
  useEffect(() => {
    const sheet = dialog.current;
    sheet?.showModal();
    title.current?.focus();
    return () => sheet?.close();
  }, []);

  async function take() {
    const { letterDocx } = await import("./letterDocx");
    download(letterDocx(letter), neutralName("docx"));
    setDone(true);
  }

  return (
    <>
      <dialog ref={dialog} className="confirm sheet" aria-labelledby="surat" onClose={close} data-testid="letter-sheet">
        <div className="stack">
          <h2 id="surat" ref={title} tabIndex={-1}>{t("board.letter.title")}</h2>
          <Notice tone="warn"><p>{t("board.letter.where")}</p><p>{t("board.letter.how")}</p></Notice>
          {nameMissing && <Notice tone="warn" testId="letter-nameless">{t("board.letter.name")}</Notice>}
          <div className="letter-frame" role="region" aria-label={t("board.letter.preview")} tabIndex={0} data-testid="letter-preview"><LetterPaper letter={letter} /></div>
          <p className="hint">{t("board.letter.empty")}</p>
          {done && <Notice tone="done" live testId="letter-done">{t("board.letter.done")}</Notice>}
          <div className="actions actions-start">
            <Button appearance="primary" onClick={() => void take()} data-testid="letter-docx">{t("board.letter.docx")}</Button>
            <Button onClick={() => { window.print(); setDone(true); }} data-testid="letter-print">{t("board.export.print")}</Button>
            <Button onClick={close} data-testid="letter-close">{t("board.export.finish")}</Button>
          </div>
        </div>
      </dialog>
      {createPortal(<section className="print-sheet print-only printed-case printed-letter" aria-hidden="true"><LetterPaper letter={letter} /></section>, document.body)}
    </>
  );
}

import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useText, type TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { Notice } from "../../parts/Notice";
import type { KnownCase } from "../readCase";
import type { LetterDesk, WrittenLetter } from "./letterDesk";
import { LetterSheet } from "./LetterSheet";

type Props = { known: KnownCase; provider: string; code: string; desk: LetterDesk; changed: (known: KnownCase) => void };

/** Makes the letter that the person asked for. */
export function LetterButton({ known, provider, code, desk, changed }: Props) {
  const { t } = useText();
  const [written, setWritten] = useState<WrittenLetter | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);

  async function write() {
    setBusy(true);
    setFault(null);
    try {
      setWritten(await desk.write(known, provider, code));
    } catch (reason) {
      setFault(faultKey(reason));
    } finally {
      setBusy(false);
    }
  }

  /** The case as it was read for the letter is shown once the sheet is gone: until then nothing moves under it. */
  function close() {
    if (written !== null) changed(written.known);
    setWritten(null);
  }

  return (
    <>
      {fault !== null && <Notice tone="warn" live testId="letter-fault">{t(fault)}</Notice>}
      <Button className="self-start" disabledFocusable={busy} onClick={() => void write()} data-testid="letter">{t("board.letter.make")}</Button>
      <p className="hint">{t("board.letter.logged")}</p>
      {written !== null && <LetterSheet written={written} close={close} />}
    </>
  );
}

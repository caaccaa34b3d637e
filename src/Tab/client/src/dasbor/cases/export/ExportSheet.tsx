import { Button, Spinner } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState } from "react";
import { newPassphrase, SealingError, type Directory } from "../../../sealing";
import { lockWithWords } from "../../../sealing/export";
import { useText, type TextKey } from "../../page/i18n";
import { shownName } from "../../../attached/names";
import { faultKey } from "../../parts/faults";
import { Notice } from "../../parts/Notice";
import type { KnownCase } from "../caseBook";
import { FileRefused } from "../../../attached/wholeFile";
import { nameText } from "../name/nameDesk";
import type { ExportDesk } from "./exportDesk";
import type { ExportPackage } from "./exportPackage";
import { download, neutralName } from "./leave";
import { PrintedCase } from "./PrintedCase";

type Props = { known: KnownCase; code: string; exporter: ExportDesk; directory: Directory; changed: (known: KnownCase) => void; close: () => void };
type Way = "print" | "encrypted" | "plain";

/** The last screen before case content leaves: where copies will lie, and the ways out, the safest first. The package lives in memory only. */
export function ExportSheet({ known, code, exporter, directory, changed, close }: Props) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [built, setBuilt] = useState<ExportPackage | null>(null);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [words, setWords] = useState<string | null>(null);
  const [done, setDone] = useState<Way | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  const first = useRef(known);
  const noted = useRef(false);
  const tell = useCallback((reason: unknown) => setFault(reason instanceof FileRefused ? "board.files.away" : reason instanceof SealingError ? "board.error.conflict" : faultKey(reason)), []);
  useEffect(() => {
    const sheet = dialog.current;
    sheet?.showModal();
    // The dialog would begin at its first button; where copies will lie is to be read before.
    title.current?.focus();
    return () => sheet?.close();
  }, []);
  // Once, whatever changes around the sheet: the log names one manifest, and every way out has to be that package.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    exporter.build(first.current, t("board.export.readme")).then(({ built: ready, missing: without }) => { setBuilt(ready); setMissing(without); }, tell);
  }, [exporter, t, tell]);

  async function leave(way: Way, ready: ExportPackage) {
    setBusy(true);
    setFault(null);
    try {
      if (!noted.current) {
        first.current = await exporter.made(first.current, ready);
        noted.current = true;
      }
      if (way === "print") window.print();
      if (way === "plain") download(ready.zip, neutralName("zip"));
      if (way === "encrypted") {
        const { passphraseWords } = await import("../../team/passphraseWords");
        const made = newPassphrase(passphraseWords);
        download(await lockWithWords(made, ready.zip), neutralName("jt1f"));
        setWords(made);
      }
      setDone(way);
    } catch (reason) {
      tell(reason);
    } finally {
      setBusy(false);
    }
  }

  function finish() {
    if (noted.current) changed(first.current);
    close();
  }

  const way = (name: Way, label: TextKey, about: TextKey, primary: boolean) => (
    <div className="stack-close">
      <Button className="self-start" {...(primary ? { appearance: "primary" as const } : {})} disabledFocusable={busy || built === null} onClick={() => { if (built !== null) void leave(name, built); }} data-testid={`export-${name}`}>{t(label)}</Button>
      <p className="hint">{t(about)}</p>
    </div>
  );
  return (
    <>
      <dialog ref={dialog} className="confirm sheet" aria-labelledby="keluar" onClose={finish} data-testid="export-sheet">
        <div className="stack">
          <h2 id="keluar" ref={title} tabIndex={-1}>{t("board.export.title")}</h2>
          <Notice tone="warn"><p>{t("board.export.where")}</p><p>{t("board.export.logged")}</p>
            {built !== null && built.name !== null && <p data-testid="export-sheet-name">{t("board.export.name.in")} {t("board.export.name.who")}</p>}</Notice>
          {missing.length > 0 && <Notice tone="warn" testId="export-missing">{t("board.export.missing", { names: missing.map(shownName).join(", ") })}</Notice>}
          <p className="soft">{t("board.export.court.content")} {t("board.export.court.verify")}</p>
          {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
          {built === null && fault === null && <Spinner label={t("board.export.preparing")} />}
          {way("print", "board.export.print", "board.export.print.about", true)}
          {way("encrypted", "board.export.encrypted", "board.export.encrypted.about", false)}
          {words !== null && (
            <div className="stack-close" role="status" data-testid="export-words"><p>{t("board.export.encrypted.words")}</p>
              <ol className="words">{words.split(" ").map((word, at) => <li key={at}><span className="caption" aria-hidden="true">{at + 1}</span><strong lang="id">{word}</strong></li>)}</ol></div>
          )}
          {way("plain", "board.export.plain", "board.export.plain.advice", false)}
          {done !== null && <Notice tone="done" live testId="export-done">{t("board.export.done")}</Notice>}
          <div className="actions"><Button onClick={finish} data-testid="export-close">{t(done === null ? "board.export.cancel" : "board.export.finish")}</Button></div>
        </div>
      </dialog>
      {built !== null && <PrintedCase known={known} code={code} directory={directory} name={built.name === null ? null : nameText(built.name.written)} />}
    </>
  );
}

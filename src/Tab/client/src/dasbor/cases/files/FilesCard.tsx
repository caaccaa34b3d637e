import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { facts } from "../../../attached/kinds";
import { safeName, shownName } from "../../../attached/names";
import { sizeText } from "../../../attached/sizes";
import type { Directory } from "../../../sealing";
import { useText, type TextKey } from "../../page/i18n";
import { Notice } from "../../parts/Notice";
import { UserText } from "../../parts/UserText";
import type { KnownCase } from "../caseBook";
import type { CaseDesk } from "../caseDesk";
import { neutralName, save } from "../export/leave";
import { nameOf } from "../names";
import { dayAndClock } from "../../time/officeTime";
import { filesOf, openingsOf, type CaseFile } from "./caseFiles";
import { openFile } from "./openFile";
import { shownAs, type Shown } from "./shown";
import { FileRefused } from "../../../attached/wholeFile";

type Props = { known: KnownCase; desk: CaseDesk; directory: Directory; changed: (known: KnownCase) => void };

/** The files that came with the report or a message. Nothing is fetched before somebody asks for it. */
export function FilesCard({ known, desk, directory, changed }: Props) {
  const { t } = useText();
  const files = filesOf(known);
  if (files.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="berkas" data-testid="files">
      <div className="stack-close"><h2 id="berkas" className="small-title">{t("board.files.title")}</h2><p className="soft">{t("board.files.hint")}</p></div>
      <ul className="stack">{files.map((file) => <OneFile key={file.about.id} file={file} known={known} desk={desk} directory={directory} changed={changed} />)}</ul>
    </section>
  );
}

const faults: Record<FileRefused["fault"], TextKey> = { gone: "board.files.gone", moved: "board.files.moved", away: "board.files.away", changed: "board.files.changed" };

/** What its sender says that it is, for the list alone; what is done with it hangs on its content. */
function typeKey(type: string): TextKey {
  if (type === facts.pdf.mime) return "board.files.type.pdf";
  return type.startsWith("image/") ? "board.files.type.image" : type.startsWith("audio/") ? "board.files.type.audio" : "board.files.type.other";
}

type Phase = { kind: "closed" } | { kind: "busy"; percent: number } | { kind: "open"; shown: Shown } | { kind: "fault"; key: TextKey };

function OneFile({ file: { about, by }, known, desk, directory, changed }: Props & { file: CaseFile }) {
  const { t, language } = useText();
  const [phase, setPhase] = useState<Phase>({ kind: "closed" });
  const [unlogged, setUnlogged] = useState(false);
  const name = (id: string) => nameOf(directory, id) ?? t("board.case.member");
  const author = by === null ? t("board.files.report") : by === "r" ? t("board.case.reporter") : name(by);

  async function open() {
    setPhase({ kind: "busy", percent: 0 });
    try {
      const { noted, content } = await openFile(desk, known, about, (share) => setPhase({ kind: "busy", percent: Math.floor(share * 100) }));
      setUnlogged(noted === null);
      setPhase({ kind: "open", shown: await shownAs(content) });
      if (noted !== null) changed(noted);
    } catch (fault) {
      setPhase({ kind: "fault", key: faults[fault instanceof FileRefused ? fault.fault : "away"] });
    }
  }

  return (
    <li className="stack-close" data-testid="file">
      <div className="row">
        <span className="grow"><UserText text={shownName(about.name)} /><span className="caption">{t("board.files.about", { from: author, size: sizeText(about.size, language), type: t(typeKey(about.type)) })}</span></span>
        {phase.kind !== "open" && <Button disabledFocusable={phase.kind === "busy"} onClick={() => void open()} data-testid="file-open">{phase.kind === "busy" ? t("board.files.busy", { percent: phase.percent }) : t("board.files.open")}</Button>}
        {phase.kind === "open" && <Button onClick={() => setPhase({ kind: "closed" })} data-testid="file-close">{t("board.files.close")}</Button>}
      </div>
      {openingsOf(known, about.id).map((line) => <span key={line.position} className="caption" data-testid="file-opening">{t("board.case.opened", { name: name(line.by), time: dayAndClock(line.ts * 1000, language) })}</span>)}
      {unlogged && phase.kind === "open" && <Notice tone="warn" live testId="file-unlogged">{t("board.files.unlogged")}</Notice>}
      {phase.kind === "fault" && <Notice tone="warn" live testId="file-fault">{t(phase.key)}</Notice>}
      {phase.kind === "open" && <Opened shown={phase.shown} name={about.name} />}
    </li>
  );
}

/** A picture is shown, nothing else is: whatever else a file may do, it does not do it in this page. */
function Opened({ shown, name }: { shown: Shown; name: string }) {
  const { t } = useText();
  const [address, setAddress] = useState<string | null>(null);
  const { image, content, kind } = shown;
  useEffect(() => {
    if (!image) return;
    const made = URL.createObjectURL(content);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [image, content]);
  const plainName = kind === null ? neutralName("bin") : safeName(name, kind);
  return (
    <div className="stack-close" data-testid="file-opened">
      {image && address !== null && <img className="attached" src={address} alt={t("board.files.alt", { name: shownName(name) })} data-testid="file-image" />}
      {kind === null && <Notice tone="warn">{t("board.files.strange")}</Notice>}
      {kind !== null && !image && facts[kind].image && <p>{t("board.files.large")}</p>}
      <Button className="self-start" onClick={() => save(content, plainName)} data-testid="file-save">{t("board.files.save")}</Button>
      <p className="hint">{t("board.files.save.advice")}</p>
    </div>
  );
}

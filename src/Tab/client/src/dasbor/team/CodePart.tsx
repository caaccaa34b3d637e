import { useEffect, useState } from "react";
import { bundleDigits, readCode, runsListed } from "../../api/code";
import { digits25, type Directory } from "../../sealing";
import { fromBase64url } from "../../sealing/base64url";
import { useText, type TextKey } from "../page/i18n";
import { Digits } from "../parts/Digits";
import { Notice } from "../parts/Notice";

type Files = { digits: string; listed: boolean };

/** The digits of the list and of the files, how to compare them, and what they cannot show (docs/integrity.md). */
export function CodePart({ directory }: { directory: Directory }) {
  const { t } = useText();
  const [files, setFiles] = useState<Files | "away" | null>(null);
  useEffect(() => {
    let left = false;
    void readCode().then(async (answer) => {
      const next = answer.kind === "ok" ? { digits: await bundleDigits(answer.value.files), listed: runsListed(document, answer.value.files) } : "away" as const;
      if (!left) setFiles(next);
    });
    return () => void (left = true);
  }, []);
  return (
    <>
      <p className="soft">{t("board.code.lead")}</p>
      <section className="card stack" aria-labelledby="code-list">
        <h2 id="code-list">{t("board.code.list")}</h2>
        <Digits digits={digits25(fromBase64url(directory.hash))} label={t("board.team.digits")} testId="code-list-digits" />
        <p>{t("board.code.list.about", { number: directory.entry.n })} {t("board.code.list.same")}</p>
      </section>
      <Lines title="board.code.compare" lines={["board.code.compare.number", "board.code.compare.read", "board.code.compare.renewed", "board.code.compare.other"]} />
      <section className="card stack" aria-labelledby="code-files">
        <h2 id="code-files">{t("board.code.files")}</h2>
        {files === "away" && <p>{t("board.code.files.none")}</p>}
        {files !== null && files !== "away" && <>
          <Digits digits={files.digits} label={t("board.code.files")} testId="code-files-digits" />
          <p>{t("board.code.files.about")}</p>
          {files.listed ? <p data-testid="code-files-said">{t("board.code.files.same")}</p> : <Notice tone="warn" testId="code-files-said">{t("board.code.files.other")}</Notice>}
        </>}
      </section>
      <Lines title="board.code.proves" lines={["board.code.proves.same", "board.code.proves.not", "board.code.proves.expert"]} />
    </>
  );
}

function Lines({ title, lines }: { title: TextKey; lines: TextKey[] }) {
  const { t } = useText();
  return <section className="card stack"><h2>{t(title)}</h2><ul>{lines.map((key) => <li key={key}>{t(key)}</li>)}</ul></section>;
}

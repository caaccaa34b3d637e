import { useEffect, useState } from "react";
import { bundleDigits, readCode, runsListed } from "../../api/code";
import { digits25 } from "../../sealing/digits";
import { fromBase64url } from "../../sealing/base64url";
import { useRoom } from "../ui/context";
import { Note } from "../ui/controls";
import { Whole } from "../ui/Whole";
import { codeWords, type CodeKey } from "./words";

type Files = { digits: string; listed: boolean };

/** The digits of the list and of the files, how to compare them, and what they cannot show (docs/integrity.md). */
export function CodeScreen() {
  const { office, words: { language } } = useRoom();
  const say = codeWords(language);
  const files = useFiles();
  return (
    <>
      <p className="lead">{say("room.code.lead")}</p>
      <section className="block" aria-labelledby="code-list">
        <h2 id="code-list">{say("room.code.list")}</h2>
        {office.kind !== "ready" && <p data-testid="code-no-list">{say("room.code.list.none")}</p>}
        {office.kind === "ready" && <>
          <Groups digits={digits25(fromBase64url(office.directory.hash))} testId="code-list-digits" />
          <p><Whole>{say("room.code.list.about", office.directory.entry.n)}</Whole> {say("room.code.list.same")}</p>
        </>}
      </section>
      <Section title="room.code.compare" lines={["room.code.compare.number", "room.code.compare.read", "room.code.compare.renewed", "room.code.compare.other"]} say={say} />
      <section className="block" aria-labelledby="code-files">
        <h2 id="code-files">{say("room.code.files")}</h2>
        {files === "away" && <p>{say("room.code.files.none")}</p>}
        {files !== null && files !== "away" && <>
          <Groups digits={files.digits} testId="code-files-digits" />
          <p>{say("room.code.files.about")}</p>
          <Note icon={files.listed ? "page" : "notice"} tone={files.listed ? "plain" : "look"} testId="code-files-said">{say(files.listed ? "room.code.files.same" : "room.code.files.other")}</Note>
        </>}
      </section>
      <Section title="room.code.proves" lines={["room.code.proves.same", "room.code.proves.not", "room.code.proves.expert"]} say={say} />
    </>
  );
}

function useFiles(): Files | "away" | null {
  const [files, setFiles] = useState<Files | "away" | null>(null);
  useEffect(() => {
    let left = false;
    void readCode().then(async (answer) => {
      const next = answer.kind === "ok" ? { digits: await bundleDigits(answer.value.files), listed: runsListed(document, answer.value.files) } : "away" as const;
      if (!left) setFiles(next);
    });
    return () => void (left = true);
  }, []);
  return files;
}

function Section({ title, lines, say }: { title: CodeKey; lines: CodeKey[]; say: (key: CodeKey) => string }) {
  return <section className="block"><h2>{say(title)}</h2><ul className="plain-list">{lines.map((key) => <li key={key}>{say(key)}</li>)}</ul></section>;
}

function Groups({ digits, testId }: { digits: string; testId: string }) {
  const { words: { say } } = useRoom();
  return (
    <ol className="digits" data-testid={testId}>
      {digits.split(" ").map((group, i) => (
        <li key={i}>
          <span className="unseen">{say("room.receipt.part", { number: i + 1, digits: [...group].join(" ") })}</span>
          <i aria-hidden="true">{i + 1}</i><b aria-hidden="true">{group}</b>
        </li>
      ))}
    </ol>
  );
}

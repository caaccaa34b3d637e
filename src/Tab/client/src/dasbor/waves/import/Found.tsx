import { Button, Checkbox } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { save } from "../../cases/export/leave";
import { Notice } from "../../parts/Notice";
import { useTell, type Tell } from "../words";
import { badRowsCsv } from "./badRows";
import type { BadRow, Sifted } from "./sift";

const shown = 50;

type Props = { sifted: Sifted; twins: boolean; setTwins: (twins: boolean) => void; cancel: () => void; ready: boolean; send: () => void; children: ReactNode };

/** What was found in the file before anything is sent: how many people, and which rows stay behind and why. */
export function Found({ sifted: { people, bad }, twins, setTwins, cancel, ready, send, children }: Props) {
  const { tell } = useTell();
  const hasTwins = twins || bad.some(({ reason }) => reason === "twice");
  function download() {
    const titles = [tell("import.bad.row"), tell("import.bad.reason"), tell("import.column.name"), tell("import.column.area"), tell("import.column.unit"), tell("import.column.mailbox")];
    save(new Blob([badRowsCsv(bad, titles, (row) => reasonWords(tell, row))]), "baris-dipisahkan.csv");
  }
  return (
    <section className="card stack" data-testid="import-found">
      {children}
      {bad.length > 0 && (
        <Notice tone="warn" live testId="import-bad">
          <strong>{tell("import.bad", { count: bad.length })}</strong>
          <p>{tell("import.nothing")}</p>
          <ul className="plain-list">
            {bad.slice(0, shown).map((row) => <li key={row.line}>{tell("import.bad.line", { line: row.line, reason: reasonWords(tell, row) })}</li>)}
            {bad.length > shown && <li>{tell("import.bad.more", { count: bad.length - shown })}</li>}
          </ul>
          <Button onClick={download} data-testid="import-bad-download">{tell("import.bad.download")}</Button>
        </Notice>
      )}
      {hasTwins && <Checkbox label={tell("import.twins")} checked={twins} onChange={(_, { checked }) => setTwins(checked === true)} data-testid="import-twins" />}
      <div className="actions">
        <Button size="large" onClick={cancel}>{tell("action.cancel")}</Button>
        <Button appearance="primary" size="large" disabledFocusable={!ready || people.length === 0} onClick={() => { if (ready && people.length > 0) send(); }} data-testid="import-send">
          {tell(bad.length > 0 ? "import.sendless" : "import.send", { count: people.length })}</Button>
      </div>
    </section>
  );
}

function reasonWords(tell: Tell, { reason, as }: BadRow): string {
  return tell(`import.reason.${reason}`, { line: as ?? "" });
}

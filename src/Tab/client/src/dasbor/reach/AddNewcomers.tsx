import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { now } from "../../api/time";
import { newSubmitKey } from "../outreach/plan/submitKey";
import { Notice } from "../parts/Notice";
import { dayOf } from "../time/officeTime";
import { decode } from "../waves/import/decode";
import { readCsv } from "../waves/import/readCsv";
import { linesOfTable, newcomersOf } from "./newcomerLines";
import type { NewcomerChange } from "./reachApi";
import { useTell } from "./words";

const largest = 1024 * 1024;

/** Newcomers, one a line, typed or out of a table: what of the table will be kept is seen before anything leaves the page. */
export function AddNewcomers({ add }: { add: (people: NonNullable<NewcomerChange["add"]>) => Promise<boolean> }) {
  const { tell } = useTell();
  const [text, setText] = useState("");
  const [day, setDay] = useState(() => dayOf(now()));
  const [unread, setUnread] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const { people, bad } = newcomersOf(text, day);

  async function take(chosen: File | undefined) {
    if (chosen === undefined) return;
    const lines = chosen.size > largest ? null : linesOfTable(await readCsv(decode(new Uint8Array(await chosen.arrayBuffer())), () => undefined));
    setUnread(lines === null);
    if (lines !== null) setText(lines);
  }

  return (
    <details>
      <summary data-testid="newcomers-add">{tell("newcomer.add")}</summary>
      <div className="stack">
        <Field label={tell("newcomer.lines")} hint={tell("newcomer.lines.hint")}><Textarea rows={5} value={text} onChange={(_, { value }) => setText(value)} data-testid="newcomer-lines" /></Field>
        <Field label={tell("newcomer.day")} hint={tell("newcomer.day.hint")}><Input type="date" value={day} onChange={(_, { value }) => setDay(value)} data-testid="newcomer-day" /></Field>
        <div className="row">
          <input ref={file} type="file" accept=".csv,text/csv,text/plain" hidden aria-label={tell("newcomer.file")} onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ""; }} data-testid="newcomer-file" />
          <Button onClick={() => file.current?.click()}>{tell("newcomer.file")}</Button>
          <Button appearance="primary" disabledFocusable={people.length === 0 || bad.length > 0} data-testid="newcomer-save"
            onClick={() => void add(people.map((one) => ({ id: newSubmitKey(), ...one }))).then((saved) => { if (saved) setText(""); })}>{tell("newcomer.save", { count: people.length })}</Button>
        </div>
        <p className="hint">{tell("newcomer.file.hint")}</p>
        {unread && <Notice tone="warn" live>{tell("newcomer.file.unread")}</Notice>}
        {bad.length > 0 && <Notice tone="warn" live testId="newcomer-bad"><p>{tell("newcomer.bad", { count: bad.length, line: bad[0] ?? "" })}</p></Notice>}
      </div>
    </details>
  );
}

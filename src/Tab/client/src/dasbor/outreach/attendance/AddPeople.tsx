import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { ListChange } from "../../../api/attendance";
import { newSubmitKey } from "../plan/submitKey";
import { peopleOf } from "./names";
import { useSay } from "./words";

/** People for the list, one a line. What could not be saved stays in the field. */
export function AddPeople({ add }: { add: (people: NonNullable<ListChange["add"]>) => Promise<boolean> }) {
  const { say } = useSay();
  const [text, setText] = useState("");
  const people = peopleOf(text, newSubmitKey);
  return (
    <details>
      <summary>{say("attendance.add")}</summary>
      <div className="stack-close">
        <Field label={say("attendance.add.lines")} hint={say("attendance.add.hint")}>
          <Textarea rows={4} value={text} onChange={(_, { value }) => setText(value)} data-testid="attendance-lines" />
        </Field>
        <Button className="self-start" disabledFocusable={people.length === 0} onClick={() => void add(people).then((saved) => { if (saved) setText(""); })} data-testid="attendance-add">{say("attendance.add.save", { count: people.length })}</Button>
      </div>
    </details>
  );
}

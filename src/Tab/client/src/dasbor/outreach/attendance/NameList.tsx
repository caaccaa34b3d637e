import { Button, Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { useState } from "react";
import type { Mode, Person } from "../../../api/attendance";
import { Confirm } from "../../parts/Confirm";
import { alike } from "./names";
import { useSay } from "./words";

const modes: readonly Mode[] = ["onsite", "online", "paper"];

/** Above so many names a field looks for one. */
const fewNames = 8;

type Props = { people: Person[]; tap: (person: string, mode: Mode | null) => void; remove: (person: string) => void };

/** One button a person: pressed is present. The last tap can be taken back from above, because the wrong line is soon hit on a phone. */
export function NameList({ people, tap, remove }: Props) {
  const { say } = useSay();
  const [mode, setMode] = useState<Mode>("onsite");
  const [wanted, setWanted] = useState("");
  const [last, setLast] = useState<{ person: Person; before: Mode | null } | null>(null);
  const shown = people.filter((person) => alike(`${person.name} ${person.unit}`).includes(alike(wanted)));

  function press(person: Person) {
    setLast({ person, before: person.mode });
    tap(person.id, person.mode === null ? mode : null);
  }

  return (
    <div className="stack-close">
      <h3 className="small-title">{say("attendance.list")}</h3>
      <Field label={say("attendance.mode")}>
        <RadioGroup layout="horizontal" value={mode} onChange={(_, { value }) => setMode(modes.find((known) => known === value) ?? "onsite")}>
          {modes.map((known) => <Radio key={known} value={known} label={say(`attendance.mode.${known}`)} />)}
        </RadioGroup>
      </Field>
      {people.length > fewNames && <Field label={say("attendance.find")}><Input value={wanted} autoComplete="off" onChange={(_, { value }) => setWanted(value)} data-testid="attendance-find" /></Field>}
      <div className="row" role="status">
        {last !== null && (
          <>
            <span>{last.person.name}</span>
            <Button onClick={() => { tap(last.person.id, last.before); setLast(null); }} data-testid="attendance-undo">{say("attendance.undo")}</Button>
          </>
        )}
      </div>
      <ul className="plain-list names" data-testid="attendance-names">
        {shown.map((person) => (
          <li key={person.id} className="name-line">
            <button type="button" className="name-tap" aria-pressed={person.mode !== null} onClick={() => press(person)}>
              <span>{person.name}{person.unit !== "" && <small>{person.unit}</small>}</span>
              <strong>{person.mode === null ? say("attendance.absent") : say(`attendance.mode.${person.mode}`)}</strong>
            </button>
            {person.mode === null && <Confirm button={say("attendance.remove")} title={person.name} body={say("attendance.remove.about")} yes={say("attendance.remove")} no={say("attendance.keep")}
              busy={false} confirmed={() => remove(person.id)} testId={`remove-${person.id}`} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

import { Button, Field, Select } from "@fluentui/react-components";
import type { AttendanceList, Entry } from "../../../api/attendance";
import { Badge } from "../../parts/Person";
import { newSubmitKey } from "../plan/submitKey";
import { nameAndUnit, suggested, unmatched } from "./names";
import type { Desk } from "./useAttendance";
import { useSay } from "./words";

/** Names that people typed themselves: whom the moderator takes each for. Nothing is matched without a look. */
export function TypedNames({ desk, list }: { desk: Desk; list: AttendanceList }) {
  const { say } = useSay();
  const left = unmatched(list);

  function add(entry: Entry) {
    const id = newSubmitKey();
    void desk.change({ add: [{ id, name: entry.name, unit: entry.unit, sex: entry.sex }], match: [{ entry: entry.id, person: id, aside: false }] });
  }

  return (
    <div className="stack-close" data-testid="attendance-typed">
      <h3 className="small-title">{say("checkin.moderator.match", { count: left.length })}</h3>
      <ul className="plain-list stack-close">
        {left.map((entry) => {
          const same = suggested(entry, list);
          const match = (person: string | null, aside = false) => void desk.change({ match: [{ entry: entry.id, person, aside }] });
          return (
            <li key={entry.id} className="typed-name stack-close">
              <div className="row">
                <strong>{entry.name}</strong><span className="soft">{entry.unit}</span>
                <Badge tone="plain">{say(`attendance.mode.${entry.mode}`)}</Badge>
                {entry.late && <Badge tone="warn">{say("attendance.late")}</Badge>}
              </div>
              <div className="actions actions-start">
                {same !== null && <Button appearance="primary" onClick={() => match(same.id)} data-testid="attendance-match">{say("attendance.match", { name: nameAndUnit(same) })}</Button>}
                <Button onClick={() => add(entry)} data-testid="attendance-add-typed">{say("attendance.match.add")}</Button>
                <Button onClick={() => match(null, true)} data-testid="attendance-aside">{say("attendance.match.aside")}</Button>
              </div>
              {list.people.length > 0 && (
                <Field label={say("attendance.match.other")}>
                  <Select value="" onChange={(_, { value }) => { if (value !== "") match(value); }}>
                    <option value="">{say("attendance.match.choose")}</option>
                    {list.people.map((person) => <option key={person.id} value={person.id}>{nameAndUnit(person)}</option>)}
                  </Select>
                </Field>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

import { Button } from "@fluentui/react-components";
import type { AttendanceList } from "../../../api/attendance";
import { nameAndUnit, putAside } from "./names";
import type { Desk } from "./useAttendance";
import { useSay } from "./words";

/** Typed names that were put aside, each with its way back; nothing while there is none. */
export function PutAside({ desk, list }: { desk: Pick<Desk, "change">; list: AttendanceList }) {
  const { say } = useSay();
  const aside = putAside(list);
  if (aside.length === 0) return null;
  return (
    <details data-testid="attendance-put">
      <summary>{say("attendance.match.put", { count: aside.length })}</summary>
      <ul className="plain-list stack-close">
        {aside.map((entry) => (
          <li key={entry.id} className="row">
            <span id={`aside-${entry.id}`}>{nameAndUnit(entry)}</span>
            <Button aria-describedby={`aside-${entry.id}`} onClick={() => void desk.change({ match: [{ entry: entry.id, person: null, aside: false }] })}>{say("attendance.match.back")}</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

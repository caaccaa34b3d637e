import type { AttendanceList } from "../../../api/attendance";
import { useSay } from "./words";

/** Counts by unit; what is left when the names are gone. */
export function Units({ units, gone }: { units: AttendanceList["units"]; gone: boolean }) {
  const { say } = useSay();
  return (
    <div className="table-room" tabIndex={0} role="region" aria-label={say("attendance.units")}>
      {gone && <p className="soft">{say("attendance.gone")}</p>}
      <table className="counts" data-testid="attendance-units">
        <caption>{say("attendance.units")}</caption>
        <thead><tr><th scope="col">{say("attendance.unit")}</th><th scope="col">{say("attendance.listed")}</th><th scope="col">{say("attendance.mode.onsite")}</th><th scope="col">{say("attendance.mode.online")}</th><th scope="col">L</th><th scope="col">P</th></tr></thead>
        <tbody>{units.map((unit) => <tr key={unit.unit}><th scope="row">{unit.unit === "" ? say("attendance.nounit") : unit.unit}</th><td>{unit.listed}</td><td>{unit.onSite}</td><td>{unit.online}</td><td>{unit.men}</td><td>{unit.women}</td></tr>)}</tbody>
      </table>
    </div>
  );
}

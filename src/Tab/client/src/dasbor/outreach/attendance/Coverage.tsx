import { useState } from "react";
import type { AttendanceApi, UnitReach } from "../../../api/attendance";
import { useText, type TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { useSay } from "./words";

/** Who has come at least once in a year, by unit: asked for when somebody opens it. */
export function Coverage({ api }: { api: AttendanceApi }) {
  const { t } = useText();
  const { say } = useSay();
  const [units, setUnits] = useState<UnitReach[]>([]);
  const [fault, setFault] = useState<TextKey | null>(null);

  async function look() {
    try {
      setUnits(await api.coverage());
      setFault(null);
    } catch (reason) {
      setFault(faultKey(reason));
    }
  }

  return (
    <details onToggle={(toggle) => { if (toggle.currentTarget.open) void look(); }}>
      <summary data-testid="attendance-coverage">{say("attendance.coverage")}</summary>
      {fault !== null && <p role="status">{t(fault)}</p>}
      {fault === null && units.length === 0 && <p className="soft">{say("attendance.coverage.none")}</p>}
      <ul className="plain-list">{units.map(({ year, unit, people }) => <li key={`${year} ${unit}`}>{say("attendance.coverage.line", { year, unit: unit === "" ? say("attendance.nounit") : unit, count: people })}</li>)}</ul>
    </details>
  );
}

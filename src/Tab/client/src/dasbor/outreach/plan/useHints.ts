import { useEffect, useState } from "react";
import type { DashboardApi } from "../../../api/dashboard";
import type { PlanHints, PlanSketch } from "../../../api/dashboardSchemas";
import { after } from "../../../api/time";

const pauseMs = 400;
const nothing: PlanHints = { days: [], schedules: "off" };

/** What the server knows about the time while somebody types; "away" when it could not be asked. Older answers never overtake newer ones. */
export function useHints(api: Pick<DashboardApi, "checkPlan">, sketch: PlanSketch): PlanHints | "away" {
  const [hints, setHints] = useState<PlanHints | "away">(nothing);
  const asked = JSON.stringify(sketch);
  useEffect(() => {
    let current = true;
    const stop = after(pauseMs, () => {
      api.checkPlan(JSON.parse(asked) as PlanSketch).then((found) => { if (current) setHints(found); }, () => { if (current) setHints("away"); });
    });
    return () => { current = false; stop(); };
  }, [api, asked]);
  return hints;
}

import { useCallback, useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Founding } from "../../api/dashboardSchemas";
import { every } from "../../api/time";

const everyMilliseconds = 3000;

/** The founding as the server holds it, fetched again by itself while the members sit together. `away`: the last try had no answer. */
export function useFounding(api: DashboardApi) {
  const [founding, setFounding] = useState<Founding | null>(null);
  const [away, setAway] = useState(false);

  const look = useCallback(async () => {
    try {
      setFounding(await api.founding());
      setAway(false);
    } catch {
      setAway(true);
    }
  }, [api]);

  const founded = founding !== null && founding.genesis !== null;
  useEffect(() => {
    void look();
    if (founded) return undefined;
    return every(everyMilliseconds, () => void look());
  }, [look, founded]);

  return { founding, away, setFounding, look };
}

import { useCallback, useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Founding } from "../../api/dashboardSchemas";

const everyMilliseconds = 3000;

/** The founding as the server holds it, fetched again by itself while the members sit together. `away`: the last try had no answer. */
export function useFounding(api: DashboardApi, refreshHome: () => Promise<void>) {
  const [founding, setFounding] = useState<Founding | null>(null);
  const [away, setAway] = useState(false);

  const look = useCallback(async () => {
    try {
      const fresh = await api.founding();
      setFounding(fresh);
      if (fresh.genesis === null) await refreshHome();
      setAway(false);
    } catch {
      setAway(true);
    }
  }, [api, refreshHome]);

  const founded = founding !== null && founding.genesis !== null;
  useEffect(() => {
    void look();
    if (founded) return undefined;
    const interval = setInterval(() => void look(), everyMilliseconds);
    return () => clearInterval(interval);
  }, [look, founded]);

  return { founding, away, setFounding, look };
}

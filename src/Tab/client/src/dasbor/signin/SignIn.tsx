import { useCallback, useEffect, useState } from "react";
import { ApiError, type DashboardApi } from "../../api/dashboard";
import type { Home } from "../../api/dashboardSchemas";
import { Gate } from "./Gate";
import { SignInFailed, Waiting, type SignInFault } from "./States";

/** Asks the server who is here; the server decides at each call, this page only shows what it said. */
export function SignIn({ api, office }: { api: DashboardApi; office: string }) {
  const [home, setHome] = useState<Home | null>(null);
  const [fault, setFault] = useState<SignInFault | null>(null);

  const refresh = useCallback(async () => {
    setHome(await api.home());
  }, [api]);
  const start = useCallback(() => {
    setFault(null);
    refresh().catch((reason: unknown) => setFault(faultOf(reason)));
  }, [refresh]);
  useEffect(start, [start]);

  if (home !== null) return <Gate api={api} office={office} home={home} refreshHome={refresh} />;
  return fault === null ? <Waiting /> : <SignInFailed fault={fault} again={start} />;
}

function faultOf(reason: unknown): SignInFault {
  if (!(reason instanceof ApiError)) return "away";
  if (reason.code === "not-on-team" || reason.status === 403) return "stranger";
  return reason.status === 401 ? "refused" : "away";
}

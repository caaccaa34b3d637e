import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { Notice } from "../parts/Notice";
import { myPledge, type MyPledge } from "./pledgesApi";
import { useTell } from "./words";

/** One sentence to whoever has not signed this year, and to nobody else. */
export function PledgeReminder({ api, open }: { api: DashboardApi; open: () => void }) {
  const { tell } = useTell();
  const [mine, setMine] = useState<MyPledge | null>(null);
  useEffect(() => { myPledge(api).then(setMine, () => undefined); }, [api]);
  if (mine === null || mine.signed) return null;
  return <Notice tone="tint" testId="pledge-reminder"><p>{tell("pledge.remind", { year: mine.year })}</p><Button onClick={open}>{tell("pledge.title")}</Button></Notice>;
}

import { useCallback, useState, type ReactNode } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { myPledge, type MyPledge } from "./pledgesApi";
import { SignCard } from "./SignCard";

type Api = Pick<DashboardApi, "later" | "file">;

/** What is asked before keys are made; null for whoever signed this year. */
export async function askPledge(api: Api): Promise<ReactNode> {
  const mine = await myPledge(api);
  return mine.signed ? null : <PledgeAsk api={api} first={mine} />;
}

function PledgeAsk({ api, first }: { api: Api; first: MyPledge }) {
  const [mine, setMine] = useState(first);
  const look = useCallback(() => myPledge(api).then(setMine, () => undefined), [api]);
  return <SignCard api={api} mine={mine} title="pledge.ask.title" note="pledge.ask.later" changed={look} />;
}

import { useEffect, useState, type ReactNode } from "react";
import { ApiError, type DashboardApi } from "../../api/dashboard";
import { pause } from "../../api/time";
import type { MemberRecord, Unlocked } from "../../sealing";
import { KeyMaking } from "../keys/KeyMaking";
import type { Keys } from "../session/keys";
import { Waiting } from "../signin/States";
import { keysOf } from "../unlock/openKeys";

/** An emergency waits for no paper: past this nothing is asked, and keys are made all the same. */
const mostMilliseconds = 3000;

type Props = { api: DashboardApi; memberId: string; done: (keys: Keys) => Promise<void> };

/** The first keys of a member. The pakta integritas is asked before them, on the same screen; both stand before anybody presses, so that nothing moves under a finger. */
export function Enrolment({ api, memberId, done }: Props) {
  const [ask, setAsk] = useState<ReactNode>(undefined);
  useEffect(() => {
    const pledge = import("../pledges/PledgeAsk").then(({ askPledge }) => askPledge(api)).catch(() => null);
    void Promise.race([pledge, pause(mostMilliseconds).then(() => null)]).then(setAsk);
  }, [api]);

  async function keep(record: MemberRecord, unlock: (record: MemberRecord) => Promise<Unlocked>) {
    // "Duplicate": an earlier try was saved and its acknowledgement lost, or another window was faster. The words then open what is there, or nothing.
    await api.saveRecord(record).catch((reason: unknown) => { if (!(reason instanceof ApiError && reason.code === "duplicate")) throw reason; });
    const kept = await api.keys();
    await done(await keysOf(kept, await unlock(kept.record)));
  }

  if (ask === undefined) return <Waiting />;
  return <KeyMaking purpose="enrol" memberId={memberId} keep={keep} before={ask} />;
}

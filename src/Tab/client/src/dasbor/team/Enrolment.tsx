import { ApiError, type DashboardApi } from "../../api/dashboard";
import type { MemberRecord, Unlocked } from "../../sealing";
import { KeyMaking } from "../keys/KeyMaking";
import type { Keys } from "../session/keys";
import { keysOf } from "../unlock/openKeys";

type Props = { api: DashboardApi; memberId: string; done: (keys: Keys) => Promise<void> };

/** The first keys of a member. */
export function Enrolment({ api, memberId, done }: Props) {
  async function keep(record: MemberRecord, unlock: (record: MemberRecord) => Promise<Unlocked>) {
    // "Duplicate": an earlier try was saved and its acknowledgement lost, or another window was faster. The words then open what is there, or nothing.
    await api.saveRecord(record).catch((reason: unknown) => { if (!(reason instanceof ApiError && reason.code === "duplicate")) throw reason; });
    const kept = await api.keys();
    await done(await keysOf(kept, await unlock(kept.record)));
  }

  return <KeyMaking purpose="enrol" memberId={memberId} keep={keep} />;
}

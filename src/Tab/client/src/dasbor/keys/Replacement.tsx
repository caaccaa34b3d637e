import type { DashboardApi } from "../../api/dashboard";
import type { MemberRecord, Unlocked } from "../../sealing";
import type { Keys } from "../session/keys";
import { openedNext } from "../unlock/openKeys";
import { KeyMaking } from "./KeyMaking";

type Props = { api: DashboardApi; memberId: string; done: (keys: Keys) => Promise<void>; cancel: () => void };

/** New keys for somebody who lost all ways to the old ones. They open nothing until two others have seen the person and signed them. */
export function Replacement({ api, memberId, done, cancel }: Props) {
  async function keep(record: MemberRecord, unlock: (record: MemberRecord) => Promise<Unlocked>) {
    await api.saveNext(record, null);
    await done(await openedNext(await api.keys(), await unlock(record)));
  }

  return <KeyMaking purpose="replace" memberId={memberId} keep={keep} cancel={cancel} />;
}

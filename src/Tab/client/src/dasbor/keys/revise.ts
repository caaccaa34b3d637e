import type { DashboardApi } from "../../api/dashboard";
import { signWays, type MemberRecord } from "../../sealing";
import type { Keys } from "../session/keys";

/**
 * Replaces ways to unlock one's own keys. Signed by the keys themselves, for the revision that this page saw.
 * @throws ApiError conflict when another window was faster; nothing is changed then
 */
export async function revise(api: Pick<DashboardApi, "keys" | "reviseRecord">, keys: Keys, change: (record: MemberRecord) => Promise<MemberRecord>): Promise<Keys> {
  const { record, revision } = keys.kept;
  const revised = await change(record);
  await api.reviseRecord(revised, await signWays(revised, revision, keys.unlocked), revision);
  return { ...keys, kept: { ...keys.kept, record: revised, revision: revision + 1 } };
}

/** What the server keeps now, for a page that has to begin again. */
export async function readAgain(api: Pick<DashboardApi, "keys">, keys: Keys): Promise<Keys> {
  return { ...keys, kept: await api.keys() };
}

import type { DashboardApi } from "../../api/dashboard";
import { nowSeconds } from "../../api/time";
import { carryOver, signDirectory, type Directory, type MemberRecord, type Unlocked } from "../../sealing";
import { directoryHash } from "../../sealing/directory-entry";
import type { Keys } from "../session/keys";
import { withPerson } from "../team/nextList";
import { KeyMaking } from "./KeyMaking";
import { readAgain } from "./revise";

type Props = { api: DashboardApi; keys: Keys; directory: Directory; changed: (keys: Keys) => void; cancel: () => void };

/**
 * New keys after a year. The old ones sign for them, the new ones prove that they are held, and another member signs: so nobody changes a reader's keys
 * alone, not even the reader. The old master key goes along, sealed under the new one, until what only it opens is handed over.
 */
export function Renewal({ api, keys, directory, changed, cancel }: Props) {
  async function keep(record: MemberRecord, unlock: (record: MemberRecord) => Promise<Unlocked>) {
    const fresh = await unlock(record);
    await api.saveNext(record, await carryOver(keys.unlocked, fresh));
    const me = directory.entry.members.find(({ id, st }) => id === keys.unlocked.id && st === "active");
    if (me?.who !== undefined) {
      const e = withPerson(directory, { id: me.id, kem: record.kem, sig: record.sig, who: me.who }, nowSeconds());
      await api.proposeEntry(e, await signDirectory(e, keys.unlocked));
      await api.signEntry(await directoryHash(e), await signDirectory(e, fresh));
    }
    fresh.masterKey.fill(0);
    changed(await readAgain(api, keys));
  }

  return <KeyMaking purpose="renew" memberId={keys.unlocked.id} keep={keep} cancel={cancel} />;
}

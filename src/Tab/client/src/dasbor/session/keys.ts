import type { KeptKeys } from "../../api/dashboardSchemas";
import type { PublicKeys, Unlocked } from "../../sealing";

/** A member's keys while the page is unlocked. Memory only; dropped on lock. */
export type Keys = {
  unlocked: Unlocked;
  pub: PublicKeys;
  /** What the server keeps of them, all sealed; needed to change the ways to unlock. */
  kept: KeptKeys;
  /** These keys wait for the list: the ones that it still names. Null for keys in force. */
  standsInFor: PublicKeys | null;
};

/** Overwrites the master keys, once nobody needs them. */
export function wipeKeys({ unlocked }: Keys): void {
  unlocked.masterKey.fill(0);
  unlocked.before?.masterKey.fill(0);
}

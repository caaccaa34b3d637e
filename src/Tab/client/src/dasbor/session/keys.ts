import type { PublicKeys, Unlocked } from "../../sealing";

/** A member's keys while the page is unlocked. Memory only; dropped on lock. */
export type Keys = { unlocked: Unlocked; pub: PublicKeys };

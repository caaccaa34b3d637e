import type { DashboardApi } from "../../api/dashboard";
import type { DirectoryAnswer, Proposal } from "../../api/dashboardSchemas";
import { isRenewal, renewedEntry, SealingError, signDirectory, type Directory, type Unlocked } from "../../sealing";
import { readEntry } from "../../sealing/directory-entry";

const daySeconds = 24 * 60 * 60;

/** A list younger than this is left alone; an older one is signed again by whoever unlocks. */
const oldSeconds = 7 * daySeconds;

/** From here on renewing goes before what somebody proposed: a list that ends is told to every reporter. */
const urgentSeconds = 14 * daySeconds;

/** A proposal nobody has completed for so long no longer holds up a renewal. */
const lapsedSeconds = 7 * daySeconds;

const aheadSeconds = 5 * 60;

/**
 * What a page does by itself at unlock, and nothing else ever: signs, or proposes, the very same list for thirty days more. Members and policy are
 * compared to the byte here, in the browser; an entry dated beyond this device's clock is left alone, so that no server can have a list signed ahead.
 */
export type RenewalStep = { kind: "nothing" } | { kind: "sign"; proposal: Proposal } | { kind: "propose"; e: string };

export function renewalStep(directory: Directory, proposals: readonly Proposal[], myId: string, nowSeconds: number): RenewalStep {
  const { entry } = directory;
  const mine = entry.members.some(({ id, st }) => id === myId && st === "active");
  if (!mine || nowSeconds - entry.iat < oldSeconds) return { kind: "nothing" };
  const timely = proposals.filter(({ e }) => isTimely(e, nowSeconds));
  const renewals = timely.filter(({ e }) => isRenewal(directory, e));
  const urgent = entry.exp - nowSeconds < urgentSeconds;
  if (!urgent && timely.length > renewals.length) return { kind: "nothing" };
  if (renewals.some(({ sigs }) => sigs.some(({ by }) => by === myId))) return { kind: "nothing" };
  const proposal = renewals[0];
  return proposal === undefined ? { kind: "propose", e: renewedEntry(directory, nowSeconds) } : { kind: "sign", proposal };
}

/** Does the step. A refusal is no fault of the member's and is tried again at the next unlock. */
export async function renew(api: DashboardApi, directory: Directory, proposals: readonly Proposal[], me: Unlocked, nowSeconds: number): Promise<DirectoryAnswer | null> {
  const step = renewalStep(directory, proposals, me.id, nowSeconds);
  if (step.kind === "nothing") return null;
  if (step.kind === "propose") return api.proposeEntry(step.e, await signDirectory(step.e, me));
  return api.signEntry(step.proposal.hash, await signDirectory(step.proposal.e, me));
}

function isTimely(e: string, nowSeconds: number): boolean {
  try {
    const { iat } = readEntry(e);
    return iat <= nowSeconds + aheadSeconds && iat > nowSeconds - lapsedSeconds;
  } catch (fault) {
    if (fault instanceof SealingError) return false;
    throw fault;
  }
}

import { fromBase64url } from "./base64url";
import { SealingError } from "./errors";
import { importKem } from "./keys";
import { openSlot, sealSlot } from "./slots";
import type { Share } from "./slot";
import type { Unlocked, Wrap } from "./types";

/** What a share is released for: a name, or a dual case. */
export type ReleasePurpose = "id-release" | "ck-release";

/** Gives one's share to the requester, bound to the hash of the signed request, so that it answers no other. */
export async function releaseShare(purpose: ReleasePurpose, share: Share, requesterKem: string, requestHash: string): Promise<Wrap> {
  const { x, y, holders } = share;
  return sealSlot(await importKem(requesterKem), purpose, fromBase64url(requestHash, 32), { mode: "share", x, y, holders });
}

/** The released share, for the requester alone. @throws SealingError no-share */
export async function receiveShare(
  me: Pick<Unlocked, "keys">,
  purpose: ReleasePurpose,
  release: Wrap,
  requestHash: string,
): Promise<Share> {
  const slot = await openSlot(me.keys.kem, purpose, fromBase64url(requestHash, 32), release);
  if (slot?.mode !== "share") throw new SealingError("no-share");
  return { x: slot.x, y: slot.y, holders: slot.holders };
}

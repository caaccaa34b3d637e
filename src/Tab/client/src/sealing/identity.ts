import { fromBase64url } from "./base64url";
import { wipe } from "./bytes";
import { expectCommitment } from "./derive";
import { SealingError } from "./errors";
import { readHeader } from "./header";
import { parseJson, stringOf } from "./json";
import { objectHash, openObject } from "./object";
import { combineShares } from "./shares";
import type { Share } from "./slot";
import { findOwnSlot } from "./slots";
import type { Bytes, ReportPayload, Sealed, Unlocked } from "./types";

/** A reader's own share of the name. @throws SealingError no-name when the slot is a dummy, no-share when there is none */
export async function myIdentityShare(me: Pick<Unlocked, "keys" | "before">, sealed: Pick<Sealed, "identity" | "idslots">): Promise<Share> {
  const slot = await findOwnSlot(me, "id-share", fromBase64url(sealed.identity.h), sealed.idslots);
  if (slot?.mode === "dummy") throw new SealingError("no-name");
  if (slot?.mode !== "share") throw new SealingError("no-share");
  return { x: slot.x, y: slot.y, holders: slot.holders };
}

/**
 * Opens the name with two readers' shares. The signed report says whether there is one and which object it is;
 * from outside that cannot be seen, and a server cannot put another in its place.
 */
export async function openIdentity(sealed: Pick<Sealed, "identity">, report: Pick<ReportPayload, "named" | "idh">, shares: Share[]): Promise<unknown> {
  const { name, key } = await openEnvelope(sealed, report, shares);
  wipe(key);
  return name;
}

/** As {@link openIdentity}, with the key: whoever checks an export opens the envelope with it. The caller wipes it. */
export async function openEnvelope(
  sealed: Pick<Sealed, "identity">,
  report: Pick<ReportPayload, "named" | "idh">,
  shares: Share[],
): Promise<{ name: unknown; key: Bytes }> {
  if (!report.named) throw new SealingError("no-name");
  if (report.idh !== (await objectHash(sealed.identity))) throw new SealingError("identity-swapped");
  const header = readHeader(sealed.identity.h, { t: "identity" });
  const caseId = stringOf(header["case"]);
  const key = await combineShares(shares);
  await expectCommitment(key, "ik", fromBase64url(caseId, 16), header["ikc"]);
  return { name: parseJson(await openObject(key, sealed.identity, { t: "identity", case: caseId })), key };
}

import { solvePuzzle } from "../../api/puzzle";
import type { Room, RoomApi } from "../../api/room";
import { keyDigits, readRecoveryCode, sealReceiptRequest, SealingError, siteSalt, type Directory } from "../../sealing";
import { toBase64url } from "../../sealing/base64url";
import { sendReport, type Parcel } from "../../telling/send";

/** A new code that waits for two officers, and the digits by which they know that it is this person's. */
export type NewCode = { receipt: string; compare: string; nextNotice: string | null };

/** The sealed request, kept until it is known to have arrived: sent again as it is, one request never becomes two. */
export type Request = { parcel: Parcel; compare: string };

export type Requested = { kind: "sent"; code: NewCode } | { kind: "unsent"; request: Request | null };

/** The case that an officer's screen names, or null for a slip of the finger. */
export function caseFrom(typed: string): string | null {
  try {
    return toBase64url(readRecoveryCode(typed));
  } catch (fault) {
    if (fault instanceof SealingError) return null;
    throw fault;
  }
}

/** Makes a new code on this device and asks the officers for their two words. To the server it is a report like any other (sealing.md A9). */
export async function requestNewCode(api: Pick<RoomApi, "sendReport">, room: Room, directory: Directory, caseId: string, to: readonly string[], earlier: Request | null): Promise<Requested> {
  const mark = JSON.stringify([caseId, to]);
  let compare = earlier?.compare ?? "";
  const signal = new AbortController().signal;
  const outcome = await sendReport({
    api, mark, signal, solve: solvePuzzle, onStage: () => undefined,
    earlier: earlier?.parcel ?? null,
    puzzle: () => solvePuzzle(room.puzzle, signal),
    seal: async () => {
      const { sealed, late, receipt, rk } = await sealReceiptRequest(directory, to, caseId, await siteSalt(room.office.id));
      compare = await keyDigits(rk);
      return { sealed, late, receipt };
    },
  });
  if (outcome.kind === "sent") return { kind: "sent", code: { receipt: outcome.receipt, compare, nextNotice: outcome.nextNotice } };
  return { kind: "unsent", request: outcome.kind === "unknown" ? { parcel: outcome.parcel, compare } : null };
}

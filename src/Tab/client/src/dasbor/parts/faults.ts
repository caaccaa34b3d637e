import { ApiError } from "../../api/dashboard";
import { SealingError } from "../../sealing";
import { LeftOut, SharedAnew } from "../cases/caseFetch";
import { Withdrawn } from "../cases/person/sharing";
import { doubtKey, doubtOf } from "../cases/trust";
import type { TextKey } from "../page/i18n";

/** The sentence for a fault that a screen has no better words for. */
export function faultKey(fault: unknown): TextKey {
  if (fault instanceof SharedAnew) return "board.pair.again.now";
  if (fault instanceof Withdrawn) return "board.readers.stopped";
  if (fault instanceof LeftOut) return "board.trust.leftout.now";
  if (fault instanceof SealingError && fault.reason === "two-needed") return "board.pair.two";
  if (fault instanceof SealingError) return doubtKey(doubtOf(fault));
  if (!(fault instanceof ApiError)) return "board.error.unexpected";
  switch (fault.code) {
    case "away":
    case "sign-in-away":
    case "store-away": return "board.error.server";
    case "signed-out": return "board.signin.failed";
    case "not-on-team": return "board.signin.role";
    case "conflict": return "board.error.conflict";
    case "too-many-devices": return "board.pin.full";
    case "duplicate": return "board.error.duplicate";
    default: return "board.error.unexpected";
  }
}

import { SealingError } from "../../sealing";
import type { TextKey } from "../page/i18n";

/** What does not fit in what the server gave for a case. Each has one sentence for a member. */
export type Doubt =
  | "readers-old" | "readers-forked" | "readers-unsigned" | "epoch-unsigned" | "closed-unsigned"
  | "thread-short" | "thread-changed" | "log-short" | "swapped" | "gone" | "erased" | "left-out" | "memory-old" | "request-forged" | "share-wrong" | "shares-forged" | "dual-ended" | "dual-handed";

const sentences: Record<Doubt, TextKey> = {
  "readers-old": "board.trust.readers.old",
  "readers-forked": "board.trust.readers.forked",
  "readers-unsigned": "board.trust.readers.unsigned",
  "epoch-unsigned": "board.trust.epoch.unsigned",
  "closed-unsigned": "board.trust.closed.unsigned",
  "thread-short": "board.trust.thread.short",
  "thread-changed": "board.trust.thread.changed",
  "log-short": "board.trust.log.short",
  "swapped": "board.trust.swapped",
  "gone": "board.trust.gone",
  "erased": "board.trust.erased",
  "left-out": "board.trust.leftout",
  "memory-old": "board.trust.memory.old",
  "request-forged": "board.trust.request.forged",
  "share-wrong": "board.trust.share.wrong",
  "shares-forged": "board.trust.shares.forged",
  "dual-ended": "board.trust.dual.ended",
  "dual-handed": "board.trust.dual.handed",
};

export function doubtKey(doubt: Doubt): TextKey {
  return sentences[doubt];
}

const reasons: Readonly<Record<string, Doubt>> = {
  "slots-rollback": "readers-old",
  "epoch-rollback": "readers-old",
  "slots-fork": "readers-forked",
  "slots-unsigned": "readers-unsigned",
  "slots-chain": "readers-unsigned",
  "slots-directory": "readers-unsigned",
  "not-reader": "readers-unsigned",
  "not-active": "readers-unsigned",
  "header-rev": "readers-unsigned",
  "epoch-over": "readers-unsigned",
  "named-without-slot": "readers-unsigned",
  "late-unsigned": "readers-unsigned",
  "epoch-chain": "epoch-unsigned",
  "epoch-end": "epoch-unsigned",
  "epoch-header": "epoch-unsigned",
  "epoch-directory": "epoch-unsigned",
  "receipt-change": "epoch-unsigned",
  "log-truncated": "log-short",
  "log-fork": "log-short",
  "cache-rollback": "memory-old",
  "share-wrong": "share-wrong",
  "shares-forged": "shares-forged",
  "dual-ended": "dual-ended",
  "dual-handed": "dual-handed",
};

/** What a refusal of the sealing means for people: bytes that do not belong together, unless it is something more particular. */
export function doubtOf(fault: SealingError): Doubt {
  return reasons[fault.reason] ?? "swapped";
}

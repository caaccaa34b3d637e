import type { TextKey } from "../page/i18n";
import type { Status } from "./bodies";

const keys: Record<Status, TextKey> = {
  received: "board.status.received",
  initialResponse: "board.status.initial",
  referred: "board.status.referred",
  escalated: "board.status.escalated",
  monitoring: "board.status.monitoring",
  closed: "board.status.closed",
};

export function statusKey(status: Status): TextKey {
  return keys[status];
}

import type { Status } from "../flow/bodies";
import type { CaseView } from "../flow/case";
import type { Say, TextKey } from "../page/words";

const words: Record<Status, TextKey> = {
  received: "room.status.received",
  initialResponse: "room.status.initial",
  referred: "room.status.referred",
  escalated: "room.status.escalated",
  monitoring: "room.status.monitoring",
  closed: "room.status.closed",
};

/** Where the report stands, in the person's words; one that was just sent has been received. */
export function statusText(view: CaseView | null, say: Say): string {
  if (view === null) return say(words.received);
  return say(view.summary.withdrawn ? "room.status.withdrawn" : words[view.summary.status]);
}

/** The team's own words for the next step, or the plain truth that there are none yet. */
export function stepText({ summary: { next, withdrawn }, entries }: CaseView, say: Say): string {
  if (withdrawn) return say("room.return.step.withdrawn");
  if (next !== null && next.trim() !== "") return next;
  return say(entries.some((e) => e.body.kind === "reopen") ? "room.return.step.reopened" : "room.return.step.waiting");
}

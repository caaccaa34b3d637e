import type { ThreadItem } from "../../sealing";
import type { Day } from "../time/officeTime";
import { readEntry, type Status } from "./bodies";

/** What is due in a case; null when nothing is. */
export type Due = "new" | "reply" | "lookAgain" | null;

/** Where a case stands. Computed here, in the reader's browser, from the thread alone: the server holds no status (architecture.md rule 3). */
export type Standing = { status: Status; next: string | null; lookOn: Day | null; due: Due };

/** Reads the thread from its beginning; the latest answer decides, a reopening undoes a closing. */
export function standingOf(items: readonly ThreadItem[], today: Day): Standing {
  const standing: Standing = { status: "received", next: null, lookOn: null, due: "new" };
  let beforeClosing: Status = "received";
  for (const item of items) {
    const entry = readEntry(item.by, item.body);
    if (entry.kind === "answer") {
      if (entry.status === "closed" && standing.status !== "closed") beforeClosing = standing.status;
      standing.status = entry.status;
      standing.next = entry.next;
      standing.lookOn = entry.lookOn;
      standing.due = null;
    } else {
      if (entry.kind === "reopen" && standing.status === "closed") standing.status = beforeClosing;
      if (item.by === "r" && standing.due !== "new") standing.due = "reply";
      else if (entry.kind === "reopen") standing.due = "lookAgain";
    }
  }
  if (standing.due === null && standing.status !== "closed" && standing.lookOn !== null && standing.lookOn <= today) standing.due = "lookAgain";
  return standing;
}

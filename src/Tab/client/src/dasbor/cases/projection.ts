import type { ThreadItem } from "../../sealing";
import type { Day } from "../time/officeTime";
import { addWorkingDays } from "../time/workingDays";
import { readEntry, readReport, type Answer, type Entry, type Status } from "./bodies";

/** What is due in a case; null when nothing is. */
export type Due = "new" | "reply" | "lookAgain" | null;

/** Where a case stands. Computed here, in the reader's browser, from the thread alone: the server holds no status (architecture.md rule 3). */
export type Standing = { status: Status; next: string | null; lookOn: Day | null; due: Due };

const unanswered: Standing = { status: "received", next: null, lookOn: null, due: "new" };

/** A reminder comes a working day before the one that was promised: by that day an answer has to stand there. */
const remindBefore = 1;

/** Where a case stands on a day: the day to look again may have come since. */
export function standingOf(items: readonly ThreadItem[], today: Day, promised: Day | null = null): Standing {
  return onDay(lastingOf(items, promised), today);
}

/** A case that was read, with the day that the room promised when the report was sent. */
export function lastingOfCase({ items, open }: { items: readonly ThreadItem[]; open: { payload: { body: unknown } } }): Standing {
  return lastingOf(items, readReport(open.payload.body)?.lookOn ?? null);
}

/** The promised day is over and nothing stands there: said first and plainly. */
export function isLate({ status, lookOn }: Pick<Standing, "status" | "lookOn">, today: Day): boolean {
  return status !== "closed" && lookOn !== null && lookOn < today;
}

export function onDay(now: Standing, today: Day): Standing {
  const dayHasCome = now.due === null && now.status !== "closed" && now.lookOn !== null && now.lookOn <= addWorkingDays(today, remindBefore);
  return dayHasCome ? { ...now, due: "lookAgain" } : now;
}

/** Reads the thread from its beginning; the latest answer decides, a reopening takes back a closing. True on any day. */
export function lastingOf(items: readonly ThreadItem[], promised: Day | null = null): Standing {
  let now: Standing = { ...unanswered, lookOn: promised };
  let beforeClosing = now;
  for (const item of items) {
    const entry = readEntry(item.by, item.body);
    if (entry.kind === "answer") {
      if (entry.status === "closed" && now.status !== "closed") beforeClosing = now;
      now = answered(entry);
    } else {
      if (entry.kind === "reopen" && now.status === "closed") now = { ...beforeClosing, due: null };
      now = { ...now, due: dueAfter(entry, item.by, now.due) };
    }
  }
  return now;
}

function answered({ status, next, lookOn }: Answer): Standing {
  return { status, next, lookOn, due: null };
}

/** A case nobody answered stays new; words of the reporter wait for an answer; a member's reopening asks for a look. */
function dueAfter(entry: Entry, by: string, due: Due): Due {
  if (due === "new") return "new";
  if (by === "r") return "reply";
  return entry.kind === "reopen" ? "lookAgain" : due;
}

import type { Body, ReportRead, Status } from "./bodies";
import { addWorkingDays, dayOf, officeDay, offsetOf } from "./dates";

/** What every visit ends with: status, next step, who, and a day. Never an outcome. */
export type Summary = {
  status: Status;
  /** The step the team wrote; null when nobody has answered since the person last opened the case. */
  next: string | null;
  /** Name of the member whose word it is. */
  by: string | null;
  lookOn: string;
  /** The day the team gave is over and nothing new stands here: an apology and two other ways are due. */
  late: boolean;
};

export type Entry = { by: string; name: string | null; mine: boolean; body: Body };

/** The office's target: an answer within three working days after its next notice. A target of the office, not a rule of Decision 1341. */
const answerWithin = 3;

export function summarise(report: ReportRead | null, entries: readonly Entry[], nextNotice: string, now: number): Summary {
  const offset = offsetOf(nextNotice);
  const today = officeDay(now, offset);
  const lastWord = entries.findLast((e) => e.body.kind === "answer" || e.body.kind === "reopen");
  if (lastWord?.body.kind === "answer") {
    const { status, next, lookOn } = lastWord.body;
    const late = status !== "closed" && lookOn < today;
    return { status, next, by: lastWord.name, lookOn: late ? dayOf(nextNotice) : lookOn, late };
  }
  if (lastWord !== undefined) return { status: "received", next: null, by: null, lookOn: addWorkingDays(dayOf(nextNotice), answerWithin), late: false };
  const sent = sentOn(report, offset);
  // The notice after sending is at the latest on the next working day.
  const promised = sent === null ? addWorkingDays(dayOf(nextNotice), answerWithin) : addWorkingDays(sent, answerWithin + 1);
  const late = promised < today;
  return { status: "received", next: null, by: null, lookOn: late ? dayOf(nextNotice) : promised, late };
}

/** The latest consent was given in the minute of sending. */
function sentOn(report: ReportRead | null, offset: number): string | null {
  const times = (report?.consent ?? []).map((c) => Date.parse(c.at));
  return times.length === 0 ? null : officeDay(Math.max(...times), offset);
}

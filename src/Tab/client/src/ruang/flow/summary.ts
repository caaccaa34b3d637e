import type { Attached } from "../../attached/att";
import type { Body, BodyOf, ReportRead, Status } from "./bodies";
import { dayOf, firstLook, officeDay, offsetOf } from "../../telling/dates";

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
  /** The person withdrew the report and has not gone on since. */
  withdrawn: boolean;
};

/** `files`: those that the person sent along with these words. */
export type Entry = { by: string; name: string | null; mine: boolean; body: Body; files: readonly Attached[] };

/** The last withdrawal, unless the person went on with the report after it: by giving the consent to be read again, or by opening it again. */
export function withdrawalOf(entries: readonly Entry[]): BodyOf<"withdraw"> | null {
  let standing: BodyOf<"withdraw"> | null = null;
  for (const { mine, body } of entries) {
    if (!mine) continue;
    if (body.kind === "withdraw") standing = body;
    const again = body.kind === "reopen" || (body.kind === "consent" && body.consent.some(({ id, given }) => id === "readers" && given));
    if (again) standing = null;
  }
  return standing;
}

export function summarise(report: ReportRead | null, entries: readonly Entry[], nextNotice: string, now: number): Summary {
  const offset = offsetOf(nextNotice);
  const withdrawn = withdrawalOf(entries) !== null;
  const today = officeDay(now, offset);
  const lastWord = entries.filter((e) => e.body.kind === "answer" || e.body.kind === "reopen").at(-1);
  if (lastWord?.body.kind === "answer") {
    const { status, next, lookOn } = lastWord.body;
    const late = status !== "closed" && lookOn < today;
    return { status, next, by: lastWord.name, lookOn: late ? dayOf(nextNotice) : lookOn, late, withdrawn };
  }
  if (lastWord !== undefined) return { status: "received", next: null, by: null, lookOn: firstLook(nextNotice), late: false, withdrawn };
  const promised = report?.lookOn ?? firstLook(nextNotice);
  const late = promised < today;
  return { status: "received", next: null, by: null, lookOn: late ? dayOf(nextNotice) : promised, late, withdrawn };
}

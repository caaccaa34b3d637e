import { isDay, type Day } from "../time/officeTime";

export type AnswerFault = "text" | "next" | "day";

/** What is still missing before an answer may go out: words, a next step, and a day that has not passed. */
export function answerFaults(answer: { text: string; next: string; lookOn: Day }, today: Day): Set<AnswerFault> {
  const faults = new Set<AnswerFault>();
  if (answer.text.trim() === "") faults.add("text");
  if (answer.next.trim() === "") faults.add("next");
  if (!isDay(answer.lookOn) || answer.lookOn < today) faults.add("day");
  return faults;
}

import { Notice } from "../parts/Notice";
import { dayAndClock } from "../time/officeTime";
import type { Round } from "./remindersApi";
import { useTell } from "./words";

/** What became of a reminder, in numbers. */
export function LastRound({ last: { going, at, total, sent, unreached, unsure } }: { last: Round }) {
  const { tell, language } = useTell();
  return (
    <Notice tone={going ? "tint" : "done"} live testId="reminder-last">
      <p>{going ? tell("remind.going", { sent, total }) : tell("remind.reached", { when: dayAndClock(Date.parse(at), language), sent, total })}</p>
      {!going && unreached > 0 && <p>{tell("remind.unreached", { count: unreached })}</p>}
      {!going && unsure > 0 && <p>{tell("remind.unsure", { count: unsure })}</p>}
    </Notice>
  );
}

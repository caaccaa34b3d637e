import { dayOf, longDay, timeOf } from "../../telling/dates";
import { useRoom } from "../ui/context";
import { Note, Primary } from "../ui/controls";
import { HelpList } from "../ui/Numbers";
import { Page } from "../ui/Page";
import { statusText, stepText } from "./standingWords";

/** The end of every visit: status, who, next step, and a day, save for a closed report. */
export function Done() {
  const { state, quit, words: { say, language } } = useRoom();
  const { sent, found } = state;
  const closed = found?.summary.status === "closed";
  const day = closed ? null : found?.summary.lookOn ?? sent?.lookOn ?? (sent?.nextNotice ? dayOf(sent.nextNotice) : null);
  const notice = sent?.nextNotice ? { date: longDay(dayOf(sent.nextNotice), language), time: timeOf(sent.nextNotice) } : null;
  return (
    <Page title={day === null ? say("room.done.title") : say("room.receipt.lookagain", { date: longDay(day, language) })} stoppable={false} backwards="foot"
      foot={<Primary onClick={quit} testId="leave">{say("room.receipt.leave")}</Primary>}>
      <Note icon="calendar" tone="tint">
        <p>{say("room.return.status")}: <b>{statusText(found, say)}</b></p>
        <p>{say("room.return.who")}: {found === null ? say("room.done.who") : found.summary.by ?? say("room.done.who")}</p>
        <p>{found !== null ? `${say("room.return.step")}: ${stepText(found, say)}` : notice !== null && say("room.review.notice", notice)}</p>
      </Note>
      {found === null && <p>{say("room.done.answer")}</p>}
      <p className="soft">{say("room.done.clean")}</p>
      <HelpList />
    </Page>
  );
}

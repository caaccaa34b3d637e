import { useEffect, useState } from "react";
import type { Directory } from "../../sealing";
import { useText } from "../page/i18n";
import { UserText } from "../parts/UserText";
import { dayAndClock, shortDay } from "../time/officeTime";
import { isDecided, type Decided } from "./bodies";
import type { KnownCase } from "./caseBook";
import { nameOf } from "./names";
import { decidedText, decidedWords } from "./person/decidedText";
import { statusKey } from "./statusKey";
import { timelineOf, type TimelineItem } from "./timelineItems";
import { togetherText } from "./togetherText";

/** Messages and openings, oldest first. Names come from the signed list. */
export function Timeline({ known, directory, myId }: { known: KnownCase; directory: Directory; myId: string }) {
  const { t, language } = useText();
  const [items, setItems] = useState<TimelineItem[]>([]);
  useEffect(() => { void timelineOf(known).then(setItems); }, [known]);
  const name = (by: string) => nameOf(directory, by) ?? t("board.case.member");
  return (
    <ol className="timeline" data-testid="thread" aria-live="polite" aria-relevant="additions">
      {items.map((item) => item.kind !== "entry"
        ? <li key={item.id} className="event">{item.kind === "opened" ? t("board.case.opened", { name: name(item.by), time: dayAndClock(item.at, language) }) : togetherText(t, language, item.entry, item.by, name)}</li>
        : <Message key={item.id} item={item} author={item.by === "r" ? t("board.case.reporter") : item.by === myId ? t("board.case.you", { name: name(item.by) }) : name(item.by)} />)}
    </ol>
  );
}

function Message({ item, author }: { item: Extract<TimelineItem, { kind: "entry" }>; author: string }) {
  const { t, language } = useText();
  const { entry, by } = item;
  return (
    <li className={by === "r" ? "bubble" : "bubble bubble-team"}>
      <span className="caption">{author}{by !== "r" && <>. {t("board.case.visible")}</>}</span>
      {entry.kind === "unknown" ? <p>{t("board.case.newkind")}</p> : entry.kind === "receipt" ? <p>{t("board.receipt.vouched")}</p> : isDecided(entry) ? <Decision entry={entry} /> : <UserText text={entry.text} />}
      {entry.kind === "answer" && entry.question !== undefined && <p className="question"><UserText text={entry.question} /></p>}
      {entry.kind === "reopen" && <span className="caption">{t("board.case.reopened")}</span>}
      {entry.kind === "answer" && (
        <span className="caption apart">
          <span>{t(statusKey(entry.status))}</span>
          <span>{t("board.cases.next", { next: entry.next })}</span>
          {entry.status !== "closed" && <span>{t("board.cases.day", { date: shortDay(entry.lookOn, language) })}</span>}
        </span>
      )}
    </li>
  );
}

/** What the person decided, and what a reader has to do about it. */
function Decision({ entry }: { entry: Decided }) {
  const { t, language } = useText();
  const words = decidedWords(entry);
  const { says, todo } = decidedText(t, language, entry);
  return (
    <>
      <p>{says}</p>
      {words !== "" && <UserText text={words} />}
      {todo !== null && <p className="caption" data-testid={`todo-${entry.kind}`}>{todo}</p>}
    </>
  );
}

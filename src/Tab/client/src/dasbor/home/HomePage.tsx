import { Button } from "@fluentui/react-components";
import type { Home } from "../../api/dashboardSchemas";
import { now } from "../../api/time";
import { isDue, isForMe } from "../cases/dual/pairs";
import type { ListedCase, ListedPair } from "../cases/listCases";
import { OpeningLine, type BookState } from "../cases/OpeningLine";
import { useText, type Text } from "../page/i18n";
import { Heading } from "../parts/Heading";
import { Icon, type IconName } from "../parts/Icon";
import { ListTerm } from "../parts/ListTerm";
import { Mark } from "../parts/Mark";
import { isLate, type Due } from "../cases/projection";
import { clock, dayAndClock, dayOf, shortDay } from "../time/officeTime";
import { zoneName } from "../time/officeZone";

const atMost = 5;
const icons: Record<NonNullable<Due>, IconName> = { new: "mail", reply: "reply", lookAgain: "clock" };

type Props = { home: Home; cases: ListedCase[]; pairs: ListedPair[]; state: BookState; openCase: (id: string) => void; seeAll: () => void; /** Null until the list of the team is read. */ write: (() => void) | null };

/** One sentence, or at most five lines with one button each (ui.md screen 9). A line says a code and what is due, never what a case is about. */
export function HomePage({ home, cases, pairs, state, openCase, seeAll, write }: Props) {
  const { t, language } = useText();
  const due = cases.filter((listed) => listed.standing.due !== null);
  const together = pairs.filter(({ pair }) => isDue(pair, home.me.memberId));
  const count = due.length + together.length;
  const quiet = count === 0 && state.checkedAt !== null;
  const looked = lookedText(t, language, state.checkedAt, Date.parse(home.nextNotice));
  const term = home.directoryUntil !== null && <ListTerm until={Date.parse(home.directoryUntil)} checked={Date.parse(home.checkedAt)} tell />;
  const scribe = write !== null && <Button onClick={write} data-testid="home-write">{t("board.scribe.new")}</Button>;
  if (count === 0) {
    return (
      <main className="calm" data-testid="home">
        <Mark size={56} />
        <Heading>{t(quiet ? "board.home.empty" : "board.home.looking")}</Heading>
        <p className="soft" data-testid="home-checked">{looked}</p>
        <p className="hint">{t("board.home.noticenote")}</p>
        <OpeningLine state={state} />
        {term}
        {scribe}
      </main>
    );
  }
  return (
    <main className="page page-home" data-testid="home">
      <div className="stack-close">
        <Heading>{t("board.home.waiting", { count })}</Heading>
        <p className="soft" data-testid="home-checked">{t("board.home.top")} {looked}</p>
      </div>
      {term}
      <OpeningLine state={state} />
      <ul className="lines" data-testid="home-lines">
        {together.slice(0, atMost).map(({ pair, code }) => {
          const asked = pair.requests.some((request) => isForMe(request, home.me.memberId));
          return (
            <li key={pair.caseId} className="line">
              <Icon name="mail" />
              <span className="grow"><strong className="line-title">{t(asked ? "board.home.line.request" : "board.home.line.pair", { code })}</strong></span>
              <Button onClick={seeAll} aria-label={t("board.home.open.label", { code })} data-testid="home-pair">{t("board.home.open")}</Button>
            </li>
          );
        })}
        {due.slice(0, Math.max(0, atMost - together.length)).map((listed, at) => {
          const word = dueText(t, listed.standing.due);
          return (
            <li key={listed.id} className="line">
              <Icon name={icons[listed.standing.due ?? "new"]} />
              <span className="grow"><strong className="line-title">{t("board.home.line", { code: listed.code, due: word })}</strong><Promised standing={listed.standing} /></span>
              <Button appearance={at === 0 ? "primary" : "secondary"} onClick={() => openCase(listed.id)} aria-label={t("board.home.open.label", { code: listed.code })}>{t("board.home.open")}</Button>
            </li>
          );
        })}
      </ul>
      {count > atMost && <Button className="link self-start" appearance="transparent" onClick={seeAll} data-testid="home-all">{t("board.home.all", { count: count - atMost })}</Button>}
      {scribe}
    </main>
  );
}

/** The day on which the person was told to look: who answers before it keeps the word. */
function Promised({ standing }: { standing: ListedCase["standing"] }) {
  const { t, language } = useText();
  if (standing.lookOn === null) return null;
  return <span className="caption" data-testid="home-promised">{t(isLate(standing, dayOf(now())) ? "board.home.overdue" : "board.home.promised", { date: shortDay(standing.lookOn, language) })}</span>;
}

export function dueText(t: Text, due: Due): string {
  return due === "new" ? t("board.due.new") : due === "reply" ? t("board.due.reply") : t("board.due.look");
}

function lookedText(t: Text, language: string, checkedAt: number | null, nextNotice: number): string {
  const next = dayOf(nextNotice) === dayOf(now()) ? `${clock(nextNotice, language)} ${zoneName}` : dayAndClock(nextNotice, language);
  return [checkedAt === null ? "" : t("board.home.checked", { time: clock(checkedAt, language) }), t("board.home.next", { when: next })].join(" ").trim();
}

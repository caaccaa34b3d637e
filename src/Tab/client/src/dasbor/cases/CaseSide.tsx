import { now } from "../../api/time";
import { useText, type TextKey } from "../page/i18n";
import { Badge } from "../parts/Person";
import { UserText } from "../parts/UserText";
import { dayAndClock, dayOf, longDay, shortDay } from "../time/officeTime";
import { workingDaysBetween } from "../time/workingDays";
import type { Report } from "./bodies";
import type { Standing } from "./projection";

/** Consents this page has words for; others are shown by their own id. */
const consentWords: Record<string, TextKey> = {
  store: "board.case.consent.store",
  readers: "board.case.consent.readers",
  coordinator: "board.case.consent.coordinator",
  contact: "board.case.consent.contact",
  message: "board.case.consent.message",
  envelope: "board.case.consent.envelope",
  statistics: "board.case.consent.statistics",
};

/** When to look, what the person wished for contact, and what was agreed to. */
export function CaseSide({ report, standing }: { report: Report | null; standing: Standing }) {
  return (
    <>
      <Times standing={standing} />
      {report?.releaseOn !== undefined && <Release day={report.releaseOn} />}
      {report !== null && <Wishes report={report} />}
      {report !== null && <Consents report={report} />}
    </>
  );
}

function Times({ standing }: { standing: Standing }) {
  const { t, language } = useText();
  const today = dayOf(now());
  const { lookOn, next, status } = standing;
  const left = lookOn === null ? 0 : workingDaysBetween(today, lookOn);
  return (
    <section className="card stack-close" aria-labelledby="waktu">
      <h2 id="waktu" className="small-title">{t("board.case.times")}</h2>
      {next === null ? <p>{t("board.cases.first")}</p> : <p>{t("board.cases.next.label")} <UserText text={next} /></p>}
      {lookOn !== null && status !== "closed" && (
        <p className="row"><span className="grow">{shortDay(lookOn, language)}</span><Badge tone={left === 0 ? "warn" : "plain"}>{left === 0 ? t("board.due.look") : t("board.case.left", { count: left })}</Badge></p>
      )}
      <p className="hint">{t("board.case.times.hint")}</p>
    </section>
  );
}

/** The person lets the provincial Satgas in, if nobody answers. */
function Release({ day }: { day: string }) {
  const { t, language } = useText();
  return (
    <section className="card stack-close" aria-labelledby="bila-tidak" data-testid="case-release">
      <h2 id="bila-tidak" className="small-title">{t("board.case.release")}</h2>
      <p>{t("board.case.release.until", { date: longDay(day, language) })}</p>
    </section>
  );
}

function Wishes({ report }: { report: Report }) {
  const { t } = useText();
  const { choice, channel, address, hours, mayLeaveMessage } = report.contact;
  return (
    <section className="card stack-close" aria-labelledby="permintaan">
      <h2 id="permintaan" className="small-title">{t("board.case.wishes")}</h2>
      {choice === "none" && <p>{t("board.case.wishes.never")}</p>}
      {choice === "here" && <p>{t("board.case.wishes.here")}</p>}
      {choice === "channel" && (
        <dl className="facts">
          <dt>{t("board.case.wishes.channel")}</dt><dd><UserText text={channel ?? ""} /></dd>
          <dt>{t("board.case.wishes.address")}</dt><dd><UserText text={address ?? ""} /></dd>
          {hours !== undefined && hours !== "" && <><dt>{t("board.case.wishes.hours")}</dt><dd><UserText text={hours} /></dd></>}
          <dt>{t("board.case.wishes.message")}</dt><dd>{t(mayLeaveMessage === true ? "board.case.wishes.message.yes" : "board.case.wishes.message.no")}</dd>
        </dl>
      )}
    </section>
  );
}

function Consents({ report }: { report: Report }) {
  const { t, language } = useText();
  return (
    <section className="card stack-close" aria-labelledby="persetujuan">
      <h2 id="persetujuan" className="small-title">{t("board.case.consents")}</h2>
      <ul className="plain-list">
        {report.consent.map((consent, at) => {
          const key = consentWords[consent.id];
          const time = Date.parse(consent.at);
          return (
            <li key={at} className="consent">
              <span className="row"><span className="grow">{key === undefined ? <UserText text={consent.id} /> : t(key)}</span>
                <Badge tone={consent.given ? "done" : "plain"}>{t(consent.given ? "board.case.consent.given" : "board.case.consent.withheld")}</Badge></span>
              {!Number.isNaN(time) && <span className="caption">{dayAndClock(time, language)}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

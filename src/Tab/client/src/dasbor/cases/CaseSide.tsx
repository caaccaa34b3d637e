import { now } from "../../api/time";
import { useText, type TextKey } from "../page/i18n";
import { Badge } from "../parts/Person";
import { UserText } from "../parts/UserText";
import { dayAndClock, dayOf, longDay, shortDay } from "../time/officeTime";
import { workingDaysBetween } from "../time/workingDays";
import type { Report } from "./bodies";
import type { Standing } from "./projection";

/** Consents this page has words for; others are shown by their own id. */
export const consentWords: Record<string, TextKey> = {
  store: "board.case.consent.store",
  readers: "board.case.consent.readers",
  coordinator: "board.case.consent.coordinator",
  contact: "board.case.consent.contact",
  message: "board.case.consent.message",
  envelope: "board.case.consent.envelope",
  name: "board.case.consent.name",
  files: "board.case.consent.files",
  statistics: "board.case.consent.statistics",
  told: "board.case.consent.told",
  other: "board.case.consent.other",
};

/** When to look, what the person wished for contact and besides, and what was agreed to. */
export function CaseSide({ report, standing }: { report: Report | null; standing: Standing }) {
  return (
    <>
      <Times standing={standing} />
      {report?.releaseOn !== undefined && <Release day={report.releaseOn} />}
      {report !== null && <Wishes report={report} />}
      {report !== null && <NeedsAndOfficer report={report} />}
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
      {report.name !== undefined && <dl className="facts" data-testid="open-name"><dt>{t("board.identity.name")}</dt><dd><UserText text={report.name} /></dd></dl>}
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
      {report.notTell !== undefined && <p data-testid="not-tell">{t("board.case.nottell")} <UserText text={report.notTell} /></p>}
      {report.about === "other" && report.knows === "willing" && report.other !== undefined && (
        <dl className="facts" data-testid="other-person">
          {report.other.name !== undefined && <><dt>{t("board.case.other.name")}</dt><dd><UserText text={report.other.name} /></dd></>}
          {report.other.reach !== undefined && <><dt>{t("board.case.other.reach")}</dt><dd><UserText text={report.other.reach} /></dd></>}
        </dl>
      )}
    </section>
  );
}

/** Needs this page has words for; others are shown by their own id. */
export const needWords: Record<string, TextKey> = {
  listen: "board.case.need.listen", medical: "board.case.need.medical", psychological: "board.case.need.psychological", companion: "board.case.need.companion",
  legal: "board.case.need.legal", shelter: "board.case.need.shelter", work: "board.case.need.work", police: "board.case.need.police", internal: "board.case.need.internal",
};

function NeedsAndOfficer({ report: { needs = [], officer = {} } }: { report: Report }) {
  const { t } = useText();
  const { sex, language, disability } = officer;
  if (needs.length === 0 && sex === undefined && language === undefined && disability === undefined) return null;
  return (
    <section className="card stack-close" aria-labelledby="kebutuhan" data-testid="case-needs">
      <h2 id="kebutuhan" className="small-title">{t("board.case.needs")}</h2>
      {needs.length > 0 && <ul className="plain-list">{needs.map((need, at) => <li key={at}>{needWords[need] === undefined ? <UserText text={need} /> : t(needWords[need])}</li>)}</ul>}
      {(sex ?? language ?? disability) !== undefined && <dl className="facts">
        {sex !== undefined && <><dt>{t("board.case.officer.sex")}</dt><dd>{t(sex === "P" ? "board.case.officer.woman" : "board.case.officer.man")}</dd></>}
        {language !== undefined && <><dt>{t("board.case.officer.language")}</dt><dd><UserText text={language} /></dd></>}
        {disability !== undefined && <><dt>{t("board.case.officer.access")}</dt><dd><UserText text={disability} /></dd></>}
      </dl>}
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
              {!Number.isNaN(time) && <span className="caption">{dayAndClock(time, language)}{consent.notice === undefined ? "" : `. ${t("board.case.consent.notice", { version: consent.notice })}`}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

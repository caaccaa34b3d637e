import { digits25, type Directory } from "../../sealing";
import { fromBase64url } from "../../sealing/base64url";
import { nameOf } from "../cases/names";
import { useText } from "../page/i18n";
import { Digits } from "../parts/Digits";
import { Badge, Person } from "../parts/Person";
import { dayOf, longDay } from "../time/officeTime";
import { lastOf, type OfficeLog } from "./officeLog";

/** How far each colleague's page has held the log for whole, and the digits by which two people compare what they were given. */
export function Heads({ log, directory, myId }: { log: OfficeLog; directory: Directory; myId: string }) {
  const { t, language } = useText();
  const active = directory.entry.members.filter(({ st }) => st === "active");
  return (
    <section className="card stack" aria-labelledby="periksa" data-testid="audit-heads">
      <h2 id="periksa">{t("board.audit.heads")}</h2>
      <p className="soft">{t("board.audit.heads.hint")}</p>
      <ul className="people people-narrow">
        {lastOf(log.lines, active.map(({ id }) => id)).map(({ id, last }) => (
          <Person key={id} name={nameOf(directory, id) ?? t("board.case.member")}
            post={last === null ? t("board.audit.heads.none") : t("board.audit.heads.upto", { n: last.position + 1, date: longDay(dayOf(last.ts * 1000), language) })}>
            {id === myId && <Badge tone="plain">{t("board.audit.heads.me")}</Badge>}
          </Person>
        ))}
      </ul>
      {log.head !== null && (
        <>
          <Digits digits={digits25(fromBase64url(log.head.hash))} label={t("board.audit.digits", { n: log.head.seq + 1 })} testId="audit-digits" />
          <p className="hint">{t("board.audit.digits.hint", { n: log.head.seq + 1 })}</p>
        </>
      )}
    </section>
  );
}

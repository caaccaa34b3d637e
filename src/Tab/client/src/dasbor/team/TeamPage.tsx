import { useEffect, useState } from "react";
import type { Home } from "../../api/dashboardSchemas";
import { digits25, keyDigits, type Directory, type PublicKeys } from "../../sealing";
import { fromBase64url } from "../../sealing/base64url";
import { useText } from "../page/i18n";
import { Digits } from "../parts/Digits";
import { Heading } from "../parts/Heading";
import { ListTerm, listTerm } from "../parts/ListTerm";
import { Notice } from "../parts/Notice";
import { Badge, Person } from "../parts/Person";
import { clock, dayAndClock, dayOf, longDay } from "../time/officeTime";

type Props = { home: Home; directory: Directory; pub: PublicKeys };

/** Who the team is, by the signed list; who still has a chair only; the digits to compare; the notices. */
export function TeamPage({ home, directory, pub }: Props) {
  const { t, language } = useText();
  const [mine, setMine] = useState("");
  useEffect(() => { void keyDigits(pub).then(setMine); }, [pub]);
  const active = new Map(directory.entry.members.filter((member) => member.st === "active").map((member) => [member.id, member]));
  const [until, checked] = [directory.entry.exp * 1000, Date.parse(home.checkedAt)];

  return (
    <main className="page" data-testid="team">
      <Heading>{t("board.team.title")}</Heading>
      <ul className="people" aria-label={t("board.team.members")}>
        {home.team.map((seat) => {
          const member = active.get(seat.memberId);
          return (
            <Person key={seat.memberId} name={member?.who?.name ?? seat.name} post={member?.who?.post ?? seat.post}>
              {seat.coordinator && <Badge tone="plain">{t("board.team.role.coordinator")}</Badge>}
              {member === undefined ? <Badge tone="warn">{t(seat.enrolled ? "board.team.unsigned" : "board.team.nokeys")}</Badge> : <Badge tone="done">{t("board.team.signed")}</Badge>}
            </Person>
          );
        })}
      </ul>
      <section className="card stack" aria-labelledby="daftar">
        <h2 id="daftar">{t("board.team.list")}</h2>
        {listTerm(until, checked) === "holds" && <p data-testid="team-until">{t("board.team.until", { date: longDay(dayOf(until), language) })}</p>}
        <ListTerm until={until} checked={checked} />
        <Digits digits={digits25(fromBase64url(directory.hash))} label={t("board.team.digits")} testId="team-digits" />
        <p className="hint">{t("board.team.digits.hint")}</p>
        <details>
          <summary>{t("board.team.mine")}</summary>
          <Digits digits={mine} label={t("board.team.mine")} />
        </details>
      </section>
      <section className="card stack" aria-labelledby="pemberitahuan">
        <h2 id="pemberitahuan">{t("board.team.notices")}</h2>
        <p>{t("board.home.noticenote")}</p>
        <p className="soft">{t("board.team.next", { when: dayAndClock(Date.parse(home.nextNotice), language) })}
          {home.lastNotice !== null && <> {t("board.team.last", { when: dayAndClock(Date.parse(home.lastNotice), language) })}</>}</p>
        {home.delivery.parked > 0 && <Notice tone="warn">{t("board.team.parked", { count: home.delivery.parked })}</Notice>}
        <p className="hint">{t("board.team.checked", { time: clock(Date.parse(home.checkedAt), language) })}</p>
      </section>
    </main>
  );
}

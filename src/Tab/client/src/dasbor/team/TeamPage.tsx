import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Home } from "../../api/dashboardSchemas";
import { every } from "../../api/time";
import { digits25 } from "../../sealing";
import { fromBase64url } from "../../sealing/base64url";
import { useText } from "../page/i18n";
import { Digits } from "../parts/Digits";
import { Heading } from "../parts/Heading";
import { ListTerm, listTerm } from "../parts/ListTerm";
import { Notice } from "../parts/Notice";
import { Badge, Person } from "../parts/Person";
import type { PinnedDirectory } from "../session/directoryPin";
import type { Keys } from "../session/keys";
import { clock, dayAndClock, dayOf, longDay } from "../time/officeTime";
import { CodePage } from "./CodePage";
import { EditList } from "./EditList";
import { Fingerprint } from "./Fingerprint";
import { ProposalCard } from "./ProposalCard";
import { endings } from "./term";
import { TrusteePart } from "./TrusteePart";
import { useProposals } from "./useProposals";

const lookEveryMilliseconds = 5000;

type Props = { api: DashboardApi; office: string; home: Home; pinned: PinnedDirectory; keys: Keys; openKeys: () => void; lookAgain: () => Promise<void>; refound: () => void; openAudit: () => void };

/** Who the team is, by the signed list; what is proposed to change in it; the digits to compare; the notices. */
export function TeamPage({ api, office, home, pinned, keys, openKeys, lookAgain, refound, openAudit }: Props) {
  const { t, language } = useText();
  const { directory, proposals } = pinned;
  const shown = useProposals(directory, proposals);
  const busyWith = new Set(shown.flatMap(({ change }) => [...change.joined, ...change.left, ...change.rekeyed].map(({ id }) => id)));
  useEffect(() => every(lookEveryMilliseconds, () => { if (!document.hidden) void lookAgain().catch(() => undefined); }), [lookAgain]);
  const active = new Map(directory.entry.members.filter((member) => member.st === "active").map((member) => [member.id, member]));
  const trustees = [...active.values()].filter(({ role }) => role === "trustee");
  const [until, checked] = [directory.entry.exp * 1000, Date.parse(home.checkedAt)];

  const [comparing, setComparing] = useState(false);
  if (comparing) return <CodePage directory={directory} back={() => setComparing(false)} />;

  return (
    <main className="page" data-testid="team">
      <Heading>{t("board.team.title")}</Heading>
      <ul className="people" aria-label={t("board.team.members")}>
        {home.team.filter((seat) => seat.appointed || active.has(seat.memberId)).map((seat) => {
          const member = active.get(seat.memberId);
          return (
            <Person key={seat.memberId} name={member?.who?.name ?? seat.name} post={member?.who?.post ?? seat.post}>
              {seat.coordinator && <Badge tone="plain">{t("board.team.role.coordinator")}</Badge>}
              {member !== undefined && !seat.appointed && <Badge tone="warn">{t("board.team.unappointed")}</Badge>}
              {member === undefined ? <Badge tone="warn">{t(seat.enrolled ? "board.team.unsigned" : "board.team.nokeys")}</Badge> : <Badge tone="done">{t("board.team.signed")}</Badge>}
            </Person>
          );
        })}
        {trustees.map(({ id, who }) => <Person key={id} name={who?.name ?? id} post={who?.post ?? ""}><Badge tone="brand">{t("board.team.trustee")}</Badge></Person>)}
      </ul>
      <section className="card row spread" aria-labelledby="kunci-saya">
        <span className="grow stack-close"><h2 id="kunci-saya">{t("board.keys.title")}</h2><span className="soft">{t("board.keys.about")}</span></span>
        <Button onClick={openKeys} data-testid="my-keys-open">{t("board.keys.open")}</Button>
      </section>
      {endings(home, (id) => active.has(id)).map(({ seat, ends, state }) => (
        <Notice key={seat.memberId} tone="warn" testId="team-term">{t(`board.team.term.${state}`, { name: seat.name, date: longDay(ends, language) })}</Notice>
      ))}
      {home.refounding && (
        <Notice tone="warn" testId="team-refound"><p>{t("board.anew.open")}</p><Button onClick={refound} data-testid="refound">{t("board.anew.go")}</Button></Notice>
      )}
      {shown.map((one) => <ProposalCard key={one.proposal.hash} api={api} me={keys.unlocked} directory={directory} checked={one} changed={lookAgain} />)}
      <EditList api={api} me={keys.unlocked} directory={directory} busyWith={busyWith} changed={lookAgain} />
      <TrusteePart api={api} office={office} me={keys.unlocked} directory={directory} busyWith={busyWith} changed={lookAgain} />
      <section className="card stack" aria-labelledby="daftar">
        <h2 id="daftar">{t("board.team.list")}</h2>
        {listTerm(until, checked) === "holds" && <p data-testid="team-until">{t("board.team.until", { date: longDay(dayOf(until), language) })}</p>}
        <ListTerm until={until} checked={checked} tell />
        <Digits digits={digits25(fromBase64url(directory.hash))} label={t("board.team.digits")} testId="team-digits" />
        <p className="hint">{t("board.team.digits.hint")}</p>
        <details>
          <summary data-testid="team-mine-open">{t("board.team.mine")}</summary>
          <Fingerprint keys={keys.pub} label={t("board.team.mine")} testId="team-mine" />
        </details>
        <Button className="link self-start" appearance="transparent" onClick={() => setComparing(true)} data-testid="code-open">{t("board.code.title")}</Button>
      </section>
      <section className="card stack" aria-labelledby="jejak">
        <h2 id="jejak">{t("board.audit.title")}</h2>
        <p className="soft">{t("board.audit.intro")}</p>
        <Button onClick={openAudit} data-testid="audit-open">{t("board.audit.go")}</Button>
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
